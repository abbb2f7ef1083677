package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Login;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.Race;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Many guesses at once, without the door that refuses most of them beforehand (security-bar 17). */
@Asvs("6.3.1")
class GuessRaceTest {
    private static final int THREADS = 64;
    private static final String ADA = "ada@example.com";
    private static final String WRONG = Secrets.note("wrong-in-a-hurry-7");

    private final SlowHasher hasher = new SlowHasher();

    @Test
    void source_neverComparesMoreThanItsLimit() {
        try (Arena arena = new Arena(hasher, config -> config.with(LimitKeys.SOURCE_GUESSES, 10, "the test"));
                Race race = new Race(THREADS)) {
            for (int round = 1; round <= 5; round++) {
                race.round(() -> login(arena, "nobody" + Thread.currentThread().getId() + "@example.com", WRONG));

                assertThat(hasher.comparisons.getAndSet(0))
                        .as("round %d", round)
                        .isBetween(1, 10);
                arena.time.pass(Duration.ofMinutes(10));
            }
        }
    }

    @Test
    void account_neverComparesMoreThanItsLimit() {
        try (Arena arena = new Arena(
                        hasher,
                        config -> config.with(LimitKeys.STRANGER_GUESSES, 20, "the test")
                                .with(LimitKeys.SOURCE_GUESSES, 1_000, "the test"));
                Race race = new Race(THREADS)) {
            arena.newUser(ADA);
            int round = race.round(() -> login(arena, ADA, WRONG)).size();

            assertThat(round).isEqualTo(THREADS);
            assertThat(hasher.realComparisons).hasValue(20);
            assertThat(hasher.comparisons).as("each costs the same").hasValue(THREADS);
        }
    }

    @Test
    void rightPasswords_neverLookWrong() {
        try (Arena arena = new Arena(hasher, config -> config.with(LimitKeys.STRANGER_GUESSES, 4, "the test"));
                Race race = new Race(THREADS)) {
            arena.newUser(ADA);

            assertThat(race.round(() -> login(arena, ADA, Client.PASSWORD))).allMatch(Result::isOk);
        }
    }

    private static Result<IssuedSession> login(Arena arena, String email, String password) {
        Origin stranger = new Origin(Optional.of("203.0.113.7"), Optional.empty(), Optional.empty());
        return arena.flows.login.run(new Login.Command(email, password, Optional.empty(), false, stranger));
    }

    /** Takes its time, so that guesses really are under way together. */
    private static final class SlowHasher implements PasswordHasher {
        private static final long PAUSE = 20_000_000;

        private final InsecureFastHasher fast = new InsecureFastHasher();
        private final AtomicInteger comparisons = new AtomicInteger();
        private final AtomicInteger realComparisons = new AtomicInteger();
        private volatile String known = "";

        @Override
        public String name() {
            return fast.name();
        }

        @Override
        public String hash(byte[] password, byte[] salt, HashParameters parameters) {
            known = fast.hash(password, salt, parameters);
            return known;
        }

        @Override
        public boolean verify(String hash, byte[] password) {
            comparisons.incrementAndGet();
            if (known.equals(hash)) {
                realComparisons.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE);
            return fast.verify(hash, password);
        }
    }
}
