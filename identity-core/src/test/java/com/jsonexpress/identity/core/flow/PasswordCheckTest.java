package com.jsonexpress.identity.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.testing.HandClock;
import com.jsonexpress.identity.core.testing.KeepingKv;
import com.jsonexpress.identity.core.testing.PlainHasher;
import com.jsonexpress.identity.core.testing.TestUsers;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.field.UserSchema;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every guess is counted before it is compared, and taken back where it was none (bar 17). */
class PasswordCheckTest {
    private static final String RIGHT = "the right one";
    private static final String WRONG = "a wrong one";
    private static final Config CONFIG = Config.defaults()
            .with(LimitKeys.SOURCE_GUESSES, 2, "test")
            .with(LimitKeys.STRANGER_GUESSES, 3, "test")
            .with(LimitKeys.DEVICE_GUESSES, 2, "test");

    private final KeepingKv kv = new KeepingKv();
    private final HandClock clock = new HandClock();
    private final PlainHasher hasher = new PlainHasher();
    private final Passwords passwords = Passwords.from(CONFIG, hasher, new SecureRandom());
    private final List<String> written = new ArrayList<>();
    private final List<String> queued = new ArrayList<>();
    private final UserStore store =
            only(UserStore.class, "update", args -> update((String) args[0], (UserPatch) args[1]));
    private final IQueueAdapter queue =
            only(IQueueAdapter.class, "enqueue", args -> queued.add((String) args[1]) ? null : null);
    private final List<IdentityEvent> told = new ArrayList<>();
    private final PasswordCheck check = check(CONFIG);
    private UserRecord user = withPassword(TestUsers.ann());
    private int sources;
    private boolean storeDown;

    /** A provider of which the password check needs one operation. */
    private static <T> T only(Class<T> type, String operation, Function<Object[], @Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!method.getName().equals(operation)) {
                throw new UnsupportedOperationException(method.getName());
            }
            return answer.apply(args);
        }));
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    private PasswordCheck check(Config config) {
        Authenticator authenticator = Authenticator.of(Secret.of("k".repeat(32)), "test");
        Events events = new Events(clock, List.of(told::add));
        var tokens = new MailTokens(
                kv, authenticator, new RandomNames(new SecureRandom()), clock, AuthSettings.of(config, true));
        return new PasswordCheck(
                passwords,
                new SourceLimits(kv, authenticator, events, clock, config),
                new UserWriter(store, List.of(), UserSchema.NONE, new UserCache(store, Duration.ZERO, () -> 0)),
                kv,
                new MailDesk(tokens, Optional.of(new MailQueue(queue)), events),
                events,
                clock,
                config);
    }

    private UserWrite update(String id, UserPatch patch) {
        written.add(id);
        if (storeDown) {
            throw new IllegalStateException("store");
        }
        if (!id.equals(user.id())) {
            return new UserWrite.Absent();
        }
        if (!patch.matches(user)) {
            return new UserWrite.Conflict();
        }
        user = patch.applyTo(user);
        return new UserWrite.Done(user);
    }

    private UserRecord withPassword(UserRecord one) {
        String hash =
                passwords.hash(Source.TRUSTED, Password.parse(RIGHT, "password").orThrow());
        return TestUsers.changed(one, patch -> patch.passwordHash(hash));
    }

    private static Origin at(String address) {
        return new Origin(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private Origin elsewhere() {
        return at("192.0.2." + ++sources);
    }

    private Result<Check> guess(String text, Guesser who, Origin origin) {
        return check.guess(
                "ann", Optional.of(user), Password.attempt(text, "password").orThrow(), who, origin);
    }

    private Check stranger(String text) {
        return guess(text, Guesser.STRANGER, elsewhere()).orThrow();
    }

    private Check device(String text) {
        return guess(text, Guesser.DEVICE, elsewhere()).orThrow();
    }

    private void useUpStrangers() {
        for (int i = 0; i < 3; i++) {
            assertThat(stranger(WRONG)).isEqualTo(Check.MISMATCH);
        }
    }

    @Test
    void guess_right_countsNothing() {
        Origin home = at("192.0.2.1");
        for (int i = 0; i < 5; i++) {
            assertThat(guess(RIGHT, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MATCH);
        }
        assertThat(user.guesses()).isEqualTo(Guesses.NONE);
        assertThat(kv.values.keySet()).noneMatch(key -> key.startsWith("limit/home") || key.startsWith("limit/slow"));
    }

    @Test
    void guess_wrong_isCountedForAccountAndSource() {
        Origin home = at("192.0.2.1");
        assertThat(guess(WRONG, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MISMATCH);
        assertThat(guess(WRONG, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MISMATCH);
        assertThat(user.guesses()).isEqualTo(new Guesses(2, 0));

        Result<Check> third = guess(RIGHT, Guesser.STRANGER, home);
        assertThat(((Result.Failed<Check>) third).failure().code()).isEqualTo(CommonError.TOO_MANY_REQUESTS);
        assertThat(user.guesses()).isEqualTo(new Guesses(2, 0));
        assertThat(hasher.verified).hasValue(2);
    }

    @Test
    void guess_rightAfterWrongOnes_beginsAnew() {
        stranger(WRONG);
        device(WRONG);
        assertThat(user.guesses()).isEqualTo(new Guesses(1, 1));

        assertThat(stranger(RIGHT)).isEqualTo(Check.MATCH);
        assertThat(user.guesses()).isEqualTo(Guesses.NONE);
    }

    @Test
    void guess_usedUp_theRightOneAnswersAndCostsLikeAWrongOne() {
        useUpStrangers();

        assertThat(hasher.verified).hasValue(3);
        assertThat(stranger(RIGHT)).isEqualTo(Check.MISMATCH);
        assertThat(hasher.verified).hasValue(4);
        assertThat(user.guesses()).isEqualTo(new Guesses(3, 0));
        assertThat(device(RIGHT)).isEqualTo(Check.MATCH);
        assertThat(stranger(RIGHT)).isEqualTo(Check.MATCH);
    }

    @Test
    void guess_usedUpByADevice_strangersGoOn() {
        device(WRONG);
        assertThat(told).isEmpty();
        device(WRONG);
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("device"));

        assertThat(device(RIGHT)).isEqualTo(Check.MISMATCH);
        assertThat(stranger(RIGHT)).isEqualTo(Check.MATCH);
    }

    @Test
    void guess_theLastOne_isToldAndMailedOnce() {
        useUpStrangers();
        stranger(WRONG);

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.PASSWORD_SWITCHED_OFF);
            assertThat(event.user()).contains(user.id());
            assertThat(event.client()).contains("192.0.2.3");
            assertThat(event.reason()).contains("stranger");
        });
        assertThat(queued).containsExactly("password_switched_off");
    }

    @Test
    void guess_accountWithoutAPassword_costsTheSameAndTellsNobody() {
        user = new UserRecord(
                user.id(),
                user.email(),
                user.role(),
                false,
                false,
                false,
                Optional.empty(),
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                user.seedState(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                user.fields(),
                user.keys(),
                user.createdAt(),
                user.updatedAt());
        useUpStrangers();

        assertThat(hasher.verified).hasValue(3);
        assertThat(told).isEmpty();
        assertThat(queued).isEmpty();
    }

    @Test
    void guess_unknownAccount_goesTheSameWay() {
        Origin home = at("192.0.2.1");
        for (int i = 0; i < 2; i++) {
            assertThat(unknown(home).orThrow()).isEqualTo(Check.MISMATCH);
        }
        assertThat(unknown(home)).isInstanceOf(Result.Failed.class);
        assertThat(hasher.verified).hasValue(2);
        assertThat(written).containsExactly("nobody", "nobody");
    }

    private Result<Check> unknown(Origin origin) {
        return check.guess(
                "bob", Optional.empty(), Password.attempt(RIGHT, "password").orThrow(), Guesser.STRANGER, origin);
    }

    @Test
    void guess_thatCouldNotBeCompared_isTakenBack() {
        Origin home = at("192.0.2.1");
        hasher.broken = true;
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> guess(RIGHT, Guesser.STRANGER, home));
        }
        assertThat(user.guesses()).isEqualTo(Guesses.NONE);

        hasher.broken = false;
        assertThat(guess(RIGHT, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MATCH);
    }

    @Test
    void guess_thatWasNotCounted_isNotTakenBack() {
        useUpStrangers();
        hasher.broken = true;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> stranger(RIGHT));
        assertThat(user.guesses()).isEqualTo(new Guesses(3, 0));
    }

    @Test
    void guess_storeOutOfReach_isTakenBackFromTheSource() {
        Origin home = at("192.0.2.1");
        storeDown = true;
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> guess(RIGHT, Guesser.STRANGER, home))
                    .withMessage("store");
        }
        assertThat(written).hasSize(5);
    }

    @Test
    void guess_whomNoMailReaches_isSlowedDownInsteadOfSwitchedOff() {
        user = withPassword(TestUsers.user(TestUsers.ANN_ID, "ann@localhost"));
        Origin home = at("198.51.100.1");
        assertThat(guess(RIGHT, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MATCH);
        assertThat(kv.lives).containsEntry("limit/home/" + user.id(), Duration.ofDays(90));
        useUpStrangers();

        assertThat(stranger(WRONG)).isEqualTo(Check.MISMATCH);
        assertThat(kv.lives).containsEntry("limit/slow/STRANGER/" + user.id(), Duration.ofSeconds(30));
        assertThat(stranger(RIGHT)).isEqualTo(Check.MISMATCH);
        assertThat(guess(WRONG, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MISMATCH);
        assertThat(guess(RIGHT, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MISMATCH);
        kv.delete("limit/slow/STRANGER/" + user.id() + "/home");
        kv.delete("limit/slow/STRANGER/" + user.id());
        assertThat(stranger(RIGHT)).isEqualTo(Check.MATCH);
    }

    @Test
    void guess_whomNoMailReaches_hasATurnOfItsOwnWhereTheLastRightOneCameFrom() {
        user = withPassword(TestUsers.user(TestUsers.ANN_ID, "ann@localhost"));
        Origin home = at("198.51.100.1");
        guess(RIGHT, Guesser.STRANGER, home).orThrow();
        useUpStrangers();
        stranger(WRONG);

        assertThat(stranger(RIGHT)).isEqualTo(Check.MISMATCH);
        assertThat(guess(RIGHT, Guesser.STRANGER, home).orThrow()).isEqualTo(Check.MATCH);
    }

    @Test
    void guess_whomMailReaches_hasNoTurnOnceUsedUp() {
        useUpStrangers();
        stranger(RIGHT);

        assertThat(kv.values.keySet()).noneMatch(key -> key.startsWith("limit/slow"));
    }

    @Test
    void guess_switchedOff_comparesAndCountsNothing() {
        PasswordCheck off = check(CONFIG.with(LimitKeys.ENABLED, false, "test"));
        Origin home = at("192.0.2.1");
        for (String text : List.of(WRONG, WRONG, WRONG, WRONG, WRONG, RIGHT)) {
            var attempt = Password.attempt(text, "password").orThrow();
            assertThat(off.guess("ann", Optional.of(user), attempt, Guesser.STRANGER, home)
                            .orThrow())
                    .isEqualTo(text.equals(RIGHT) ? Check.MATCH : Check.MISMATCH);
        }
        assertThat(kv.values).isEmpty();
        assertThat(user.guesses()).isEqualTo(Guesses.NONE);
    }

    @Test
    void isSame_tellsWithoutCounting() {
        Origin home = at("192.0.2.1");
        for (String text : List.of(WRONG, WRONG, WRONG, RIGHT)) {
            assertThat(check.isSame(
                            user.passwordHash(),
                            Password.attempt(text, "password").orThrow(),
                            home))
                    .isEqualTo(text.equals(RIGHT));
        }
        assertThat(user.guesses()).isEqualTo(Guesses.NONE);
        assertThat(kv.values.keySet()).noneMatch(key -> key.startsWith("limit/" + Purpose.GUESS.word()));
    }
}
