package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.limit.Turns;
import com.jsonexpress.identity.core.password.PasswordAttempt;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The one entrance to the comparison of passwords. Each guess is counted before it is compared – for its source and for the
 * account – and taken back where it was right, so that of many at once none slips through (ASVS 5.0 6.1.1, 6.3.1).
 *
 * <p>An account whose guesses are used up compares with nothing: that costs the same and answers like a wrong password.
 * Strangers and the user's own devices are counted apart, a reset begins anew, and whom no mail reaches is slowed down
 * instead. An unknown account goes the same way.
 */
final class PasswordCheck {
    /** How often an account whom no mail can help is still compared. */
    static final Duration SLOW = Duration.ofSeconds(30);

    private static final Duration HOME = Duration.ofDays(90);
    private static final String NOBODY = "nobody";
    private static final int AT_ONCE = 16;

    private final Passwords passwords;
    private final SourceLimits sources;
    private final Turns turns;
    private final UserWriter writer;
    private final IKvStore kv;
    private final MailDesk mails;
    private final Events events;
    private final Clock clock;
    private final boolean enabled;
    private final int strangerGuesses;
    private final int deviceGuesses;

    PasswordCheck(
            Passwords passwords,
            SourceLimits sources,
            UserWriter writer,
            IKvStore kv,
            MailDesk mails,
            Events events,
            Clock clock,
            Config config) {
        this.passwords = passwords;
        this.sources = sources;
        this.turns = new Turns(config.get(PasswordKeys.HASH_TIMEOUT));
        this.writer = writer;
        this.kv = kv;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
        this.enabled = config.get(LimitKeys.ENABLED);
        this.strangerGuesses = config.get(LimitKeys.STRANGER_GUESSES);
        this.deviceGuesses = config.get(LimitKeys.DEVICE_GUESSES);
    }

    /**
     * Compares, or 429 where the source has guessed too often.
     *
     * @param account what it is called, known or not
     * @param user empty for an unknown account
     * @throws com.jsonexpress.identity.error.UnavailableException where too many try the account, or come from the source, at
     *     once, too
     */
    Result<Passwords.Check> guess(
            String account, Optional<UserRecord> user, PasswordAttempt attempt, Guesser who, Origin origin) {
        return enabled
                ? inTurnOfSource(
                        origin,
                        () -> turns.run(
                                who + "/" + account,
                                Math.min(AT_ONCE, limit(who)),
                                () -> counted(user, attempt, who, origin)))
                : Result.ok(passwords.check(origin.source(), user.flatMap(UserRecord::passwordHash), attempt));
    }

    /** A network's people may all come at once: what is under way counts as wrong, and would be too many for its limit. */
    private <T> T inTurnOfSource(Origin origin, Supplier<T> guess) {
        OptionalInt most = sources.atOnce(Purpose.GUESS, origin);
        return most.isEmpty()
                ? guess.get()
                : turns.run("source/" + sources.bucket(origin.source()), most.getAsInt(), guess);
    }

    private Result<Passwords.Check> counted(
            Optional<UserRecord> user, PasswordAttempt attempt, Guesser who, Origin origin) {
        Result<SourceLimits.Use> counted = sources.reserve(Purpose.GUESS, origin);
        if (counted instanceof Result.Failed<SourceLimits.Use> failed) {
            return Result.failed(failed.failure());
        }
        Optional<UserWrite> reserved = Optional.empty();
        try {
            reserved = Optional.of(write(user, new GuessStep.Reserve(who, limit(who))));
            boolean open = user.isPresent() && isOpen(user.get(), reserved, who, origin);
            Optional<String> hash = user.filter(known -> open).flatMap(UserRecord::passwordHash);
            Passwords.Check check = passwords.check(origin.source(), hash, attempt);
            if (check.isMatch()) {
                sources.refund(counted.orThrow());
                wasRight(user.orElseThrow(), origin);
            } else {
                tellLast(reserved, who, origin);
            }
            return Result.ok(check);
        } catch (RuntimeException | Error e) {
            takeBack(counted.orThrow(), user, reserved, who);
            throw e;
        }
    }

    /**
     * Where a wrong one is the last, so that it is no guess: for a registration, whose caller learns nothing of the outcome,
     * by time neither, and for a reset, whose link it spends.
     *
     * @param hash of an account where a wrong one has its consequence; empty for any other, which costs the same
     */
    boolean isSame(Optional<String> hash, PasswordAttempt attempt, Origin origin) {
        return passwords.isSame(origin.source(), hash, attempt);
    }

    private boolean isOpen(UserRecord user, Optional<UserWrite> reserved, Guesser who, Origin origin) {
        return reserved.filter(UserWrite.Done.class::isInstance).isPresent()
                || !mails.reaches(user) && isItsTurn(user, who, origin);
    }

    /** One guess in a while from anywhere, and one from where the last right password came from. */
    private boolean isItsTurn(UserRecord user, Guesser who, Origin origin) {
        boolean home = kv.get(home(user))
                .filter(last -> Arrays.equals(last, home(origin)))
                .isPresent();
        return kv.setIfAbsent("limit/slow/" + who + "/" + user.id() + (home ? "/home" : ""), new byte[] {1}, SLOW);
    }

    private static String home(UserRecord user) {
        return "limit/home/" + user.id();
    }

    private byte[] home(Origin origin) {
        return sources.bucket(origin.source()).getBytes(StandardCharsets.US_ASCII);
    }

    private void wasRight(UserRecord user, Origin origin) {
        Quietly.run(() -> write(Optional.of(user), new GuessStep.Forget()));
        if (!mails.reaches(user)) {
            Quietly.run(() -> kv.set(home(user), home(origin), HOME));
        }
    }

    /** The comparison did not take place: nobody has guessed. */
    private void takeBack(
            SourceLimits.Use counted, Optional<UserRecord> user, Optional<UserWrite> reserved, Guesser who) {
        Quietly.run(() -> sources.refund(counted));
        if (reserved.filter(UserWrite.Done.class::isInstance).isPresent()) {
            Quietly.run(() -> write(user, new GuessStep.Refund(who)));
        }
    }

    /** For nobody, too: a write that finds no user. */
    private UserWrite write(Optional<UserRecord> user, GuessStep step) {
        return writer.update(
                user.map(UserRecord::id).orElse(NOBODY),
                UserPatch.builder(clock.instant()).guess(step).build());
    }

    private void tellLast(Optional<UserWrite> reserved, Guesser who, Origin origin) {
        UserWriter.done(reserved.orElse(new UserWrite.Absent()))
                .filter(user -> user.guesses().of(who) == limit(who)
                        && user.passwordHash().isPresent())
                .ifPresent(user -> {
                    events.tell(
                            mails.reaches(user) ? EventType.PASSWORD_SWITCHED_OFF : EventType.PASSWORD_SLOWED,
                            user.id(),
                            origin,
                            who.name().toLowerCase(Locale.ROOT));
                    mails.notice(MailKind.PASSWORD_SWITCHED_OFF, user);
                });
    }

    private int limit(Guesser who) {
        return who == Guesser.STRANGER ? strangerGuesses : deviceGuesses;
    }
}
