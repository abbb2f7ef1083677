package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import java.time.Duration;

/** Hands mail jobs to the queue. Thread-safe. */
public final class MailQueue {
    /** The queue's name. */
    public static final String NAME = "identity-mail";

    private final IQueueAdapter queue;

    public MailQueue(IQueueAdapter queue) {
        this.queue = queue;
    }

    /** Takes the job; the same mail waiting already is enough. */
    public void enqueue(MailJob job) {
        enqueue(job, Duration.ZERO);
    }

    /** Takes the job, for later. */
    public void enqueue(MailJob job, Duration delay) {
        queue.enqueue(
                NAME,
                job.task().jobName(),
                job.encode(),
                EnqueueOptions.NOW.delay(delay).once(job.idempotencyKey()));
    }

    /** Takes a plugin's mail, as its options say. */
    public void enqueue(PluginMail mail, EnqueueOptions options) {
        EnqueueOptions own = options.idempotencyKey()
                .map(key -> options.once(mail.idempotencyKey(key)))
                .orElse(options);
        queue.enqueue(NAME, PluginMail.JOB, mail.encode(), own);
    }
}
