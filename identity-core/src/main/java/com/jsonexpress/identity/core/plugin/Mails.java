package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import java.util.Map;

/** Sends the mails that a plugin declares, through the queue: at least once, to a user's stored address alone. */
public interface Mails {

    /** Whether a mail can reach this user: it exists, is enabled, has a deliverable address, and mails can be sent. */
    boolean reaches(String userId);

    /**
     * Queues a mail; {@code false} where none reaches the user. The worker looks the user up again, renders and sends.
     * How many mails a caller can cause is for the plugin to limit.
     *
     * @param kind one that the plugin declares, else {@code IllegalArgumentException}
     * @param values for the template, at most 8 KiB as JSON; the queue keeps them, so they hold no secret
     * @param options with an idempotency key, the same mail to the same user waiting already is enough
     */
    boolean send(String kind, String userId, Map<String, String> values, EnqueueOptions options);
}
