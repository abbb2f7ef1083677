package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.attempt;
import static com.jsonexpress.identity.core.password.Texts.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final HashParameters CURRENT = new HashParameters(19_456, 2, 1);
    private static final String RIGHT = "kajak ohne paddel";
    private static final String WRONG = "kanu ohne paddel";

    private final FakeHasher hasher = new FakeHasher();
    private final Passwords passwords = passwords(hasher, CURRENT, List.of());

    @AfterEach
    void close() {
        passwords.close();
    }

    private static Passwords passwords(PasswordHasher hasher, HashParameters current, List<ForeignHashes> others) {
        return new Passwords(hasher, new HashGate(2, 8, Duration.ofSeconds(5)), current, new SecureRandom(), others);
    }

    private String storedWith(int memory, int iterations, int lanes) {
        String stored = hasher.hash(
                RIGHT.getBytes(StandardCharsets.UTF_8), new byte[16], new HashParameters(memory, iterations, lanes));
        hasher.work.clear();
        return stored;
    }

    @Test
    void requireRoom_whereTheGateIsFull_refuses() {
        try (Passwords narrow = new Passwords(
                hasher, new HashGate(1, 0, Duration.ofSeconds(5)), CURRENT, new SecureRandom(), List.of())) {
            narrow.requireRoom(Source.TRUSTED);
            String refused = narrow.reserved(Source.TRUSTED, () -> {
                assertThatThrownBy(() -> narrow.requireRoom(Source.TRUSTED)).isInstanceOf(UnavailableException.class);
                return "refused";
            });
            assertThat(refused).isEqualTo("refused");
        }
    }

    @Asvs("11.4.2")
    @Test
    void hash_samePasswordTwice_differsByItsSalt() {
        String first = passwords.hash(Source.TRUSTED, password(RIGHT));

        assertThat(first)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash(Source.TRUSTED, password(RIGHT)));
        PhcString phc = PhcString.parse(first).orElseThrow();
        assertThat(phc.salt()).hasSize(16);
        assertThat(phc.hash()).hasSize(32);
    }

    @Test
    void check_rightPassword_matches() {
        Check check = passwords.check(
                Source.TRUSTED, Optional.of(passwords.hash(Source.TRUSTED, password(RIGHT))), attempt(RIGHT));

        assertThat(check).isEqualTo(Check.MATCH);
        assertThat(check.isMatch()).isTrue();
        assertThat(check.needsRehash()).isFalse();
    }

    @Test
    void check_decomposedSpellingOfTheRightPassword_matches() {
        String stored = passwords.hash(Source.TRUSTED, password("caf\u00E9 ohne paddel"));

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt("cafe\u0301 ohne paddel")))
                .isEqualTo(Check.MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {WRONG, "", " kajak ohne paddel", "Kajak ohne paddel", "kajak ohne paddel "})
    void check_otherPassword_isAMismatchAfterCurrentWork(String text) {
        String stored = storedWith(19_456, 2, 1);

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt(text)))
                .isEqualTo(Check.MISMATCH);
        assertThat(hasher.work).containsExactly(CURRENT);
    }

    @Asvs("6.2.8")
    @Test
    void check_the73rdByteCounts() {
        String stored = passwords.hash(Source.TRUSTED, password("a".repeat(72) + "b"));

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt("a".repeat(72) + "c")))
                .isEqualTo(Check.MISMATCH);
        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt("a".repeat(72))))
                .isEqualTo(Check.MISMATCH);
    }

    @Test
    void check_noStoredHash_isAMismatchAfterCurrentWork() {
        assertThat(passwords.check(Source.TRUSTED, Optional.empty(), attempt(RIGHT)))
                .isEqualTo(Check.MISMATCH);
        assertThat(hasher.work).containsExactly(CURRENT);
    }

    @Test
    void check_tooLongAttempt_isAMismatchAfterTheSameWorkWithAndWithoutAHash() {
        PasswordAttempt tooLong = attempt("a".repeat(257));
        String stored = storedWith(19_456, 2, 1);

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), tooLong))
                .isEqualTo(Check.MISMATCH);
        assertThat(passwords.check(Source.TRUSTED, Optional.empty(), tooLong)).isEqualTo(Check.MISMATCH);
        assertThat(hasher.work).containsExactly(CURRENT, CURRENT);
    }

    @Test
    void check_tooLongAttempt_doesNotMatchTheHashOfItsStandIn() {
        String stored = passwords.hash(Source.TRUSTED, password("\u0000".repeat(256)));
        byte[] standIn = new byte[1024];
        String storedStandIn = hasher.hash(standIn, new byte[16], CURRENT);

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt("a".repeat(257))))
                .isEqualTo(Check.MISMATCH);
        assertThat(passwords.check(Source.TRUSTED, Optional.of(storedStandIn), attempt("a".repeat(257))))
                .isEqualTo(Check.MISMATCH);
    }

    @Asvs("11.2.2")
    @ParameterizedTest
    @CsvSource({
        "19456, 2, 1, MATCH",
        "9216, 2, 1, MATCH_OUTDATED",
        "19456, 1, 1, MATCH_OUTDATED",
        "65536, 3, 4, MATCH_OUTDATED",
        "8, 1, 1, MATCH_OUTDATED"
    })
    void check_rightPasswordWithOtherParameters_asksForARehash(int memory, int iterations, int lanes, Check expected) {
        assertThat(passwords.check(Source.TRUSTED, Optional.of(storedWith(memory, iterations, lanes)), attempt(RIGHT)))
                .isEqualTo(expected);
    }

    @Test
    void check_wrongPasswordOnACheaperHash_makesUpForTheDifference() {
        String stored = storedWith(9_456, 2, 1);

        assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt(WRONG)))
                .isEqualTo(Check.MISMATCH);
        assertThat(hasher.work).containsExactly(new HashParameters(9_456, 2, 1), new HashParameters(10_000, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=4194304,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=1000000,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "kajak ohne paddel",
                ""
            })
    void check_absurdOrUnreadableHash_isAMismatchAfterCurrentWorkAndAWarningWithoutIt(String stored) {
        PrintStream err = System.err;
        var captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            assertThat(passwords.check(Source.TRUSTED, Optional.of(stored), attempt(RIGHT)))
                    .isEqualTo(Check.MISMATCH);
        } finally {
            System.setErr(err);
        }

        assertThat(hasher.work).containsExactly(CURRENT);
        assertThat(captured.toString(StandardCharsets.UTF_8)).contains("WARN").doesNotContain(RIGHT, "AAAA", "N9qo8");
    }

    @Test
    void check_hashThatAsksFor4GiB_isRefusedQuicklyByTheRealHasher() {
        var real = passwords(Hashers.choose(HashImplementation.AUTO), CURRENT, List.of());
        String stored =
                "$argon2id$v=19$m=4194304,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        long begin = System.nanoTime();

        assertThat(real.check(Source.TRUSTED, Optional.of(stored), attempt(RIGHT)))
                .isEqualTo(Check.MISMATCH);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        real.close();
    }

    @Asvs("11.2.2")
    @Test
    void check_otherScheme_isVerifiedByItsVerifierAndRehashed() {
        ForeignHashes plain = new PlainHashes();
        var withOther = passwords(hasher, CURRENT, List.of(plain));

        assertThat(withOther.check(Source.TRUSTED, Optional.of("plain:1:" + RIGHT), attempt(RIGHT)))
                .isEqualTo(Check.MATCH_OUTDATED);
        assertThat(withOther.check(Source.TRUSTED, Optional.of("plain:1:" + RIGHT), attempt(WRONG)))
                .isEqualTo(Check.MISMATCH);
        withOther.close();
    }

    @Asvs("14.2.2")
    @Test
    void hashAndCheck_passwordBytes_areWipedAfterUse() {
        String stored = passwords.hash(Source.TRUSTED, password(RIGHT));
        passwords.check(Source.TRUSTED, Optional.of(stored), attempt(RIGHT));
        passwords.check(Source.TRUSTED, Optional.empty(), attempt(RIGHT));

        assertThat(hasher.lengths).containsOnly(RIGHT.length());
        assertThat(hasher.arrays)
                .hasSize(3)
                .allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void check_hasherThatThrows_isPassedOnAndTheBytesAreWiped() {
        byte[][] seen = new byte[1][];
        PasswordHasher broken = new PasswordHasher() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String hash(byte[] password, byte[] salt, HashParameters parameters) {
                seen[0] = password;
                throw new UnavailableException("no memory");
            }

            @Override
            public boolean verify(String hash, byte[] password) {
                throw new AssertionError();
            }
        };
        var failing = passwords(broken, CURRENT, List.of());

        assertThatThrownBy(() -> failing.hash(Source.TRUSTED, password(RIGHT)))
                .isInstanceOf(UnavailableException.class);
        assertThat(seen[0]).containsOnly(0);
        failing.close();
    }

    @Test
    void hash_inputThatLooksLikeAHash_isHashedToo() {
        String stored = passwords.hash(Source.TRUSTED, password(RIGHT));
        String again = passwords.hash(Source.TRUSTED, password(stored));

        assertThat(passwords.check(Source.TRUSTED, Optional.of(again), attempt(stored)))
                .isEqualTo(Check.MATCH);
        assertThat(passwords.check(Source.TRUSTED, Optional.of(again), attempt(RIGHT)))
                .isEqualTo(Check.MISMATCH);
    }

    @Test
    void description_tellsParametersAndImplementation() {
        assertThat(passwords.description()).isEqualTo("argon2id m=19456 KiB, t=2, p=1 by fake");
        assertThat(passwords.load()).isEqualTo(new HashGate.Load(0, 0, 0));
    }

    @Test
    void close_thenHash_isUnavailable() {
        passwords.close();
        passwords.close();

        assertThatThrownBy(() -> passwords.hash(Source.TRUSTED, password(RIGHT)))
                .isInstanceOf(UnavailableException.class);
    }
}
