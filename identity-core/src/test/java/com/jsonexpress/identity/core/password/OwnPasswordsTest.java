package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.spi.HashParameters;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Argon2id hashes that cost more than new ones. */
class OwnPasswordsTest {
    private static final HashParameters CURRENT = new HashParameters(19_456, 2, 1);
    private static final HashParameters CHEAP = new HashParameters(9_456, 2, 1);
    private static final HashParameters DEAR = new HashParameters(65_536, 3, 4);
    private static final HashParameters DEAREST = new HashParameters(65_536, 4, 1);
    private static final String RIGHT = "kajak ohne paddel";
    private static final String WRONG = "kanu ohne paddel";

    private final FakeHasher hasher = new FakeHasher();
    private final PlainHashes plain = new PlainHashes();
    private final Passwords passwords = new Passwords(
            hasher, new HashGate(2, 8, Duration.ofSeconds(5)), CURRENT, new SecureRandom(), List.of(plain));

    @AfterEach
    void close() {
        passwords.close();
    }

    private Optional<String> stored(HashParameters parameters) {
        return Optional.of(hasher.hash(RIGHT.getBytes(StandardCharsets.UTF_8), new byte[16], parameters));
    }

    /** What it takes to find a password wrong. */
    private List<HashParameters> work(Optional<String> stored) {
        hasher.work.clear();
        assertThat(passwords.check(Source.TRUSTED, stored, attempt(WRONG))).isEqualTo(Check.MISMATCH);
        return List.copyOf(hasher.work);
    }

    @Test
    void check_wrong_costsTodaysAndTheDearestForEveryKindOfAccount() {
        work(stored(DEAREST)); // from now on it is known

        for (Optional<String> stored : List.of(
                stored(CURRENT),
                stored(DEAREST),
                Optional.<String>empty(),
                Optional.of("unreadable"),
                Optional.of("plain:7:" + RIGHT))) {
            assertThat(work(stored)).as("%s", stored).containsExactlyInAnyOrder(CURRENT, DEAREST);
        }
        assertThat(work(stored(DEAR)))
                .as("what is missing, with the dearest's passes and lanes")
                .containsExactly(DEAR, new HashParameters(16_384, 4, 1), CURRENT);
        assertThat(work(stored(CHEAP))).containsExactly(CHEAP, new HashParameters(10_000, 2, 1), DEAREST);
    }

    @Test
    void check_theFirstOfADearHash_costsTodaysWorkToo() {
        assertThat(work(stored(DEAREST))).containsExactly(DEAREST, CURRENT);
    }

    @Test
    void check_ofWhatCostsAsMuchAsToday_changesNothing() {
        work(stored(new HashParameters(19_456, 2, 4)));
        work(stored(CHEAP));

        assertThat(work(Optional.empty())).containsExactly(CURRENT);
    }

    @Test
    void check_afterACheaperOne_stillCostsTheDearest() {
        work(stored(DEAREST));
        work(stored(DEAR));

        assertThat(work(Optional.empty())).containsExactly(CURRENT, DEAREST);
    }

    @Test
    void check_right_costsItsOwnHashAlone() {
        work(stored(DEAREST));

        for (HashParameters parameters : List.of(CHEAP, CURRENT, DEAREST)) {
            Optional<String> stored = stored(parameters);
            hasher.work.clear();
            assertThat(passwords.check(Source.TRUSTED, stored, attempt(RIGHT)).isMatch())
                    .isTrue();
            assertThat(hasher.work).containsExactly(parameters);
        }
    }

    @Test
    void check_afterARightPassword_costsTheDearestToo() {
        passwords.check(Source.TRUSTED, stored(DEAREST), attempt(RIGHT));

        assertThat(work(Optional.empty())).containsExactly(CURRENT, DEAREST);
    }

    @Test
    void isSame_right_costsWhatAWrongOneCosts() {
        work(stored(DEAREST));

        for (HashParameters parameters : List.of(CHEAP, CURRENT, DEAR, DEAREST)) {
            Optional<String> stored = stored(parameters);
            List<HashParameters> wrong = work(stored);
            hasher.work.clear();
            assertThat(passwords.isSame(Source.TRUSTED, stored, attempt(RIGHT))).isTrue();
            assertThat(hasher.work).isEqualTo(wrong);
        }
    }

    @Test
    void hashLikeMismatch_costsTheDearestToo() {
        work(stored(DEAREST));
        hasher.work.clear();

        passwords.hashLikeMismatch(Source.TRUSTED, attempt(RIGHT));

        assertThat(hasher.work).containsExactly(CURRENT, DEAREST);
    }

    @Test
    void check_dearestThatFails_isAnAnswerAllTheSame() {
        work(stored(DEAREST));
        hasher.failing.add("hash");

        assertThat(work(Optional.empty())).containsExactly(CURRENT);
    }

    @Test
    void check_hashThatIsRefused_isNeverWhatOthersCompute() {
        work(Optional.of(stored(new HashParameters(262_144, 5, 1)).orElseThrow()));

        assertThat(work(Optional.empty())).containsExactly(CURRENT);
    }

    @Test
    void dearest_metByManyAtOnce_isTheDearest() throws Exception {
        int threads = 8;
        var own = new HashLimits(new HashParameters(8, 1, 1));
        byte[] password = RIGHT.getBytes(StandardCharsets.UTF_8);
        var decoy = new PhcString(own.current(), new byte[16], new byte[32]);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int round = 0; round < 1_000; round++) {
            var met = new OwnPasswords(hasher, own, decoy, new ForNothing());
            var barrier = new CyclicBarrier(threads);
            List<Future<Check>> checks = new ArrayList<>();
            for (int i = 1; i <= threads; i++) {
                var phc = new PhcString(new HashParameters(8 * i, 2, 1), new byte[16], new byte[32]);
                checks.add(pool.submit(() -> {
                    barrier.await();
                    return met.compare(phc, password);
                }));
            }
            for (Future<Check> check : checks) {
                check.get();
            }
            hasher.work.clear();
            met.pretendDearest(password);
            assertThat(hasher.work).containsExactly(new HashParameters(8 * threads, 2, 1));
        }
        pool.shutdown();
    }
}
