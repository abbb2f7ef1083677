package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Re-sends what a crash left behind: users who have been owed a mail for a while. One instance at a time does it, under a
 * lease in the key-value store.
 */
public final class SweepOwedMail {
    private static final Logger LOG = LoggerFactory.getLogger(SweepOwedMail.class);

    /**
     * How often it is to be run. With {@link #PATIENCE} it is less than the minute within which a mail is sent that a crash
     * left behind.
     */
    public static final Duration INTERVAL = Duration.ofSeconds(25);

    /** The mail of a younger mark is most likely still in the queue. */
    static final Duration PATIENCE = INTERVAL;

    /** Over before the next run of the same instance. */
    private static final Duration LEASE_TTL = INTERVAL.minusSeconds(5);

    private static final int BATCH = 100;
    private static final String LEASE = "lease/owed-mail";

    private final IKvStore kv;
    private final UserStore users;
    private final UserWriter writer;
    private final MailTokens tokens;
    private final MailDesk mails;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;
    private final Clock steady;

    SweepOwedMail(Services services) {
        this.kv = services.kv();
        this.users = services.users();
        this.writer = services.writer();
        this.tokens = services.mailTokens();
        this.mails = services.mails();
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
        this.steady = services.steady();
    }

    /** One run; how many mails it queued. Does nothing while another instance holds the lease. */
    public int run() {
        byte[] holder = "held".getBytes(StandardCharsets.US_ASCII);
        if (!kv.setIfAbsent(LEASE, holder, LEASE_TTL)) {
            return 0;
        }
        int queued = 0;
        for (UserRecord user : users.owedMail(latest().minus(PATIENCE), BATCH)) {
            queued += resendUnlessBroken(user) ? 1 : 0;
        }
        return queued;
    }

    /** Where the clock was set back, marks of the time before must not wait until that comes again. */
    private Instant latest() {
        Instant wall = clock.instant();
        Instant even = steady.instant();
        return wall.isAfter(even) ? wall : even;
    }

    /** An outage ends the run, for the rest would fail alike; what is wrong with one user alone holds up no other. */
    private boolean resendUnlessBroken(UserRecord user) {
        try {
            return resend(user);
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn(
                    "The mail owed to user {} could not be queued and will be tried again: {}",
                    user.id(),
                    Faults.told(e));
            return false;
        }
    }

    private boolean resend(UserRecord user) {
        MailKind kind = user.owedMail().orElseThrow();
        if (!mails.reaches(user) || user.disabled() || settled(kind, user)) {
            writer.update(
                    user.id(),
                    UserPatch.builder(clock.instant())
                            .expectOwedMail(Optional.of(kind))
                            .oweNothing()
                            .build());
            return false;
        }
        if (!(toTheBack(kind, user) instanceof UserWrite.Done owed)) {
            return false;
        }
        mails.ask(job(kind, owed.user()));
        events.tell(EventType.MAIL_QUEUED, user.id(), Origin.TRUSTED, "sweep");
        return true;
    }

    /** The very job of a registration, where that is one that asks: the two are one mail while one of them waits. */
    private MailJob job(MailKind kind, UserRecord user) {
        return kind == MailKind.VERIFICATION && settings.requireVerifiedEmail()
                ? MailJob.asked(MailJob.Task.RESEND, user.email().canonical())
                : MailJob.of(tokens.liveOrMint(kind, user));
    }

    /** Or those whose mailboxes never take a mail would fill every run, and nobody else's mail would be repaired. */
    private UserWrite toTheBack(MailKind kind, UserRecord user) {
        return writer.update(
                user.id(),
                UserPatch.builder(clock.instant())
                        .expectOwedMail(Optional.of(kind))
                        .owe(kind)
                        .build());
    }

    private static boolean settled(MailKind kind, UserRecord user) {
        return kind == MailKind.VERIFICATION && (user.emailVerified() || user.contested());
    }
}
