package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.attempt;
import static com.jsonexpress.identity.core.password.Texts.password;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.spi.HashParameters;
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

    private Check check(Optional<String> stored, String text) {
        return passwords.check(Source.TRUSTED, stored, attempt(text));
    }
}
