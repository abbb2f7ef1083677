package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.attempt;
import static com.jsonexpress.identity.core.password.Texts.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hashes that another system has computed. */
class ForeignPasswordsTest {
    private static final HashParameters CURRENT = new HashParameters(19_456, 2, 1);
    private static final String RIGHT = "kajak ohne paddel";
    private static final String WRONG = "kanu ohne paddel";
    private static final Optional<String> FOREIGN = Optional.of("plain:7:" + RIGHT);

    private final FakeHasher hasher = new FakeHasher();
    private final PlainHashes plain = new PlainHashes();
    private final Passwords passwords = new Passwords(
            hasher, new HashGate(2, 8, Duration.ofSeconds(5)), CURRENT, new SecureRandom(), List.of(plain));

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void check_right_matchesAndIsToBeHashedAgain() {
        assertThat(check(FOREIGN, RIGHT)).isEqualTo(Check.MATCH_OUTDATED);
        assertThat(hasher.work).isEmpty();
    }

    @Test
    void check_wrong_costsTheSameForEveryKindOfAccount() {
        Optional<String> own = Optional.of(passwords.hash(Source.TRUSTED, password(RIGHT)));
        check(FOREIGN, RIGHT); // from now on one is known

        for (Optional<String> stored : List.of(FOREIGN, own, Optional.<String>empty(), Optional.of("unreadable"))) {
            plain.compared.clear();
            hasher.work.clear();
            assertThat(check(stored, WRONG)).isEqualTo(Check.MISMATCH);
            assertThat(plain.compared).as("%s", stored).containsExactly("7 " + WRONG);
            assertThat(hasher.work).as("%s", stored).hasSize(1);
        }
    }

    @Test
    void check_wrong_costsWhatTheDearestCosts() {
        check(FOREIGN, RIGHT);
        check(Optional.of("plain:12:" + RIGHT), RIGHT);
        check(FOREIGN, RIGHT);
        plain.compared.clear();

        check(Optional.empty(), WRONG);

        assertThat(plain.compared).containsExactly("12 " + WRONG);
    }

    @Test
    void check_beforeOneIsMet_costsNothingMore() {
        check(Optional.empty(), WRONG);

        assertThat(plain.compared).isEmpty();
    }

    @Test
    void check_textThatIsNotNormalised_isComparedAsItCameToo() {
        String typed = "cafe\u0301 ohne paddel";
        String composed = "caf\u00E9 ohne paddel";

        assertThat(check(Optional.of("plain:7:" + typed), typed)).isEqualTo(Check.MATCH_OUTDATED);
        assertThat(check(Optional.of("plain:7:" + composed), typed)).isEqualTo(Check.MATCH_OUTDATED);
        assertThat(check(Optional.of("plain:7:" + typed), composed)).isEqualTo(Check.MISMATCH);
        assertThat(plain.compared).hasSize(5);
    }

    @Test
    void check_pastTheMaximum_neverMatches() {
        assertThat(check(Optional.of("plain:7:" + "\0".repeat(1024)), "x".repeat(2000)))
                .isEqualTo(Check.MISMATCH);
        assertThat(plain.compared).as("the work is done").hasSize(1);
    }

    @Test
    void check_hashThatCannotBeComputed_isAMismatchAndNobodyElses() {
        plain.failure = Optional.of(new IllegalArgumentException("too large for the library"));

        assertThat(check(FOREIGN, RIGHT)).isEqualTo(Check.MISMATCH);
        assertThat(hasher.work).as("the work is done").hasSize(1);

        plain.compared.clear();
        assertThat(check(Optional.empty(), WRONG)).isEqualTo(Check.MISMATCH);
        assertThat(plain.compared).isEmpty();
    }

    @Test
    void check_hashThatCannotBeComputed_costsTheDearestOfBefore() {
        check(Optional.of("plain:9:x"), WRONG);
        plain.compared.clear();
        plain.failure = Optional.of(new IllegalArgumentException("too large for the library"));

        check(FOREIGN, WRONG);

        assertThat(plain.compared).containsExactly("7 " + WRONG, "9 " + WRONG);
    }

    @Test
    void check_hashWithoutMemoryNow_isUnavailable() {
        plain.failure = Optional.of(new UnavailableException("no memory"));

        assertThatThrownBy(() -> check(FOREIGN, RIGHT)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void check_pretendedWorkThatFails_isAnAnswerAllTheSame() {
        Optional<String> own = Optional.of(passwords.hash(Source.TRUSTED, password(RIGHT)));
        check(FOREIGN, RIGHT);

        for (RuntimeException failure :
                List.of(new IllegalArgumentException("too large"), new UnavailableException("no memory"))) {
            plain.failure = Optional.of(failure);
            assertThat(check(own, WRONG)).isEqualTo(Check.MISMATCH);
            assertThat(check(Optional.empty(), WRONG)).isEqualTo(Check.MISMATCH);
            assertThat(check(own, RIGHT)).isEqualTo(Check.MATCH);
        }
    }

    @Test
    void check_decoyThatFailsAfterAForeignHash_isAnAnswerAllTheSame() {
        hasher.failing.add("verify");

        assertThat(check(FOREIGN, WRONG)).isEqualTo(Check.MISMATCH);
    }

    @Test
    void check_missingWorkThatFails_isAnAnswerAllTheSame() {
        String cheap =
                hasher.hash(RIGHT.getBytes(StandardCharsets.UTF_8), new byte[16], new HashParameters(4_096, 2, 1));
        hasher.failing.add("hash");

        assertThat(check(Optional.of(cheap), WRONG)).isEqualTo(Check.MISMATCH);
    }

    @Test
    void hashLikeMismatch_costsWhatAMismatchCosts() {
        check(FOREIGN, RIGHT);
        plain.compared.clear();

        String hash = passwords.hashLikeMismatch(Source.TRUSTED, attempt(RIGHT));

        assertThat(hasher.work).containsExactly(CURRENT);
        assertThat(plain.compared).containsExactly("7 " + RIGHT);
        assertThat(check(Optional.of(hash), RIGHT)).isEqualTo(Check.MATCH);
    }

    @Test
    void hashLikeMismatch_ofATextThatIsNotNormalised_costsBothForms() {
        check(FOREIGN, RIGHT);
        plain.compared.clear();

        passwords.hashLikeMismatch(Source.TRUSTED, attempt("cafe\u0301 ohne paddel"));

        assertThat(plain.compared).containsExactly("7 caf\u00E9 ohne paddel", "7 cafe\u0301 ohne paddel");
    }

    @Test
    void isSame_right_costsWhatAWrongOneCosts() {
        String own = passwords.hash(Source.TRUSTED, password(RIGHT));
        String cheap =
                hasher.hash(RIGHT.getBytes(StandardCharsets.UTF_8), new byte[16], new HashParameters(9_456, 2, 1));
        check(Optional.of("plain:7:x"), WRONG); // from now on one is known

        for (Optional<String> stored : List.of(Optional.of(own), Optional.of(cheap), FOREIGN)) {
            assertThat(isSame(stored, WRONG)).isFalse();
            List<HashParameters> work = List.copyOf(hasher.work);
            assertThat(isSame(stored, RIGHT)).as("%s", stored).isTrue();
            assertThat(hasher.work).as("%s", stored).isEqualTo(work);
            assertThat(plain.compared).as("%s", stored).containsExactly("7 " + RIGHT);
        }
    }

    @Test
    void check_right_costsNothingMore() {
        String cheap =
                hasher.hash(RIGHT.getBytes(StandardCharsets.UTF_8), new byte[16], new HashParameters(9_456, 2, 1));
        check(FOREIGN, RIGHT);
        plain.compared.clear();
        hasher.work.clear();

        assertThat(check(Optional.of(cheap), RIGHT)).isEqualTo(Check.MATCH_OUTDATED);

        assertThat(plain.compared).isEmpty();
        assertThat(hasher.work).hasSize(1);
    }

    @Test
    void check_bytes_areWiped() {
        check(FOREIGN, WRONG);
        check(Optional.empty(), WRONG);

        assertThat(plain.arrays)
                .hasSize(2)
                .allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    void problem_ofAText_isToldWithoutIt() {
        assertThat(passwords.problemOf(FOREIGN.get())).isEmpty();
        assertThat(passwords.problemOf(passwords.hash(Source.TRUSTED, password(RIGHT))))
                .isEmpty();
        assertThat(passwords.problemOf("plain:0:x")).contains("Too cheap.");
        assertThat(passwords.problemOf("something"))
                .get()
                .asString()
                .contains("plain")
                .doesNotContain("something");
        assertThat(passwords.problemOf("$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "A".repeat(43)))
                .isPresent();
    }

    @Test
    void problem_whereNobodyReadsForeignHashes_namesTheArtifact() {
        try (Passwords alone =
                new Passwords(hasher, new HashGate(2, 8, Duration.ofSeconds(5)), CURRENT, new SecureRandom())) {
            assertThat(alone.problemOf("$2b$10$x"))
                    .get()
                    .asString()
                    .contains("com.jsonexpress:identity-foreign-hashes");
        }
    }

    private boolean isSame(Optional<String> stored, String text) {
        plain.compared.clear();
        hasher.work.clear();
        return passwords.isSame(Source.TRUSTED, stored, attempt(text));
    }

    private Check check(Optional<String> stored, String text) {
        return passwords.check(Source.TRUSTED, stored, attempt(text));
    }
}
