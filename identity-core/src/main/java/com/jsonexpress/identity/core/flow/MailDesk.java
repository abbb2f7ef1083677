package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailCaps;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.mail.PluginMail;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.event.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where flows hand in the mails they owe. Empty-handed where no e-mail provider is installed. */
final class MailDesk {
    private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);

    private final MailTokens tokens;
    private final Optional<MailQueue> queue;
    private final Events events;

    MailDesk(MailTokens tokens, Optional<MailQueue> queue, Events events) {
        this.tokens = tokens;
        this.queue = queue;
        this.events = events;
    }

    /** Whether a mail can reach this user at all. */
    boolean reaches(UserRecord user) {
        return queue.isPresent() && user.email().isDeliverable();
    }

    /**
     * Makes the token, then queues its mail. The user was marked as owed in the write before, so a failure here loses
     * nothing: the sweep sends it.
     */
    void sendOwed(MailKind kind, UserRecord user, Origin origin) {
        try {
            queueToken(kind, user, origin);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("The {} mail of user {} waits for the sweep: {}", kind, user.id(), Faults.told(e));
        }
    }

    /** Makes the token, then queues its mail; what fails is thrown. */
    void queueToken(MailKind kind, UserRecord user, Origin origin) {
        queue.orElseThrow().enqueue(MailJob.of(tokens.mint(kind, user)));
        events.tell(EventType.MAIL_QUEUED, user.id(), origin, kind.name().toLowerCase(Locale.ROOT));
    }

    /** Queues a mail that is merely kind to send: what fails is logged. */
    void notice(MailKind kind, UserRecord user) {
        if (reaches(user)) {
            try {
                queue.orElseThrow().enqueue(MailJob.notice(kind, user.id()));
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn("The {} mail of user {} could not be queued: {}", kind, user.id(), Faults.told(e));
            }
        }
    }

    /** Queues a plugin's mail; what fails is thrown. */
    void queuePlugin(PluginMail mail, EnqueueOptions options) {
        queue.orElseThrow().enqueue(mail, options);
        events.tell(EventType.MAIL_QUEUED, mail.userId(), Origin.TRUSTED, mail.template());
    }

    /** Queues a question of somebody who is not signed in; the worker finds out what it means. */
    void ask(MailJob job) {
        queue.orElseThrow().enqueue(job);
    }

    /** Queues a notice together with those of its kind that come within the hour. */
    void tellLater(MailJob notice) {
        queue.orElseThrow().enqueue(notice.forSeveral(), MailCaps.MERGE);
    }

    /** Forgets pending tokens; those that cannot be reached now are dead by the user's mail version anyway. */
    void dropTokens(UserRecord user) {
        for (MailKind kind : List.of(MailKind.VERIFICATION, MailKind.RESET, MailKind.INVITATION)) {
            try {
                tokens.drop(kind, user.id());
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.debug("The {} token of user {} is left to expire: {}", kind, user.id(), Faults.told(e));
            }
        }
    }
}
