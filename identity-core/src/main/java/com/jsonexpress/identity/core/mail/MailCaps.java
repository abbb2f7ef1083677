package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.MailKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * How many mails strangers can cause for one mailbox. A link is mailed a few times and not again while it lives, so
 * whoever is capped holds one that works; a notice is never left out, only merged with others of its hour. Thread-safe.
 */
public final class MailCaps {
    /** Notices of a kind within this time of one that was sent become one. */
    public static final Duration MERGE = Duration.ofHours(1);

    private final IKvStore kv;
    private final boolean enabled;
    private final int perLink;

    public MailCaps(IKvStore kv, Config config) {
        this.kv = kv;
        this.enabled = config.get(LimitKeys.ENABLED);
        this.perLink = config.get(LimitKeys.LINK_MAILS);
    }

    /** Whether this link was mailed often enough. */
    public boolean isUsedUp(MailToken token) {
        return enabled
                && kv.get(key(token))
                        .filter(digits -> Long.parseLong(new String(digits, StandardCharsets.US_ASCII)) >= perLink)
                        .isPresent();
    }

    /** Counts a mail that was handed over; a failed one counts for nothing. */
    public void sent(MailToken token, Duration life) {
        if (enabled) {
            kv.increment(key(token), life);
        }
    }

    /** Whether such a notice was sent within the hour. */
    public boolean wasTold(MailKind notice, String userId) {
        return enabled && kv.get(key(notice, userId)).isPresent();
    }

    /** Remembers that the notice was handed over. */
    public void told(MailKind notice, String userId) {
        if (enabled) {
            kv.set(key(notice, userId), new byte[] {1}, MERGE);
        }
    }

    private static String key(MailToken token) {
        return "limit/mail/" + token.id();
    }

    private static String key(MailKind notice, String userId) {
        return "limit/notice/" + notice.name().toLowerCase(Locale.ROOT) + "/" + userId;
    }
}
