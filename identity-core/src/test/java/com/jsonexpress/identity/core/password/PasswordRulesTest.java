package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String GOOD = "kajak ohne paddel";

    private final PasswordRules rules = new PasswordRules(8, "Acme Books", List.of());

    private Result<Password> check(String text) {
        return rules.check(text, "password", "john.smith+shop@example.com");
    }

    @Asvs("6.2.5")
    @Test
    void check_goodPassword_isReturnedParsed() {
        assertThat(check(GOOD).orThrow()).isEqualTo(Texts.password(GOOD));
    }

    @Asvs("6.2.1")
    @Test
    void check_lengthIsCountedInCodePoints() {
        assertThat(failure(check("x7!kQ2z")).code()).isEqualTo(PasswordError.PASSWORD_TOO_SHORT);
        assertThat(check("x7!kQ2zp").isOk()).isTrue();
        assertThat(failure(check("\uD83D\uDE00x7!kQ2")).code()).isEqualTo(PasswordError.PASSWORD_TOO_SHORT);
    }

    @Test
    void check_configuredMinimum_isUsedAndTold() {
        Failure failure = failure(new PasswordRules(15, "", List.of()).check("kajak ohne pad", "newPassword", ""));

        assertThat(failure.code().code()).isEqualTo("password_too_short");
        assertThat(failure.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("newPassword");
            assertThat(error.detail()).contains("15");
        });
    }

    @Test
    void check_tooLongOrIllFormed_isRefusedBeforeAnyRule() {
        assertThat(failure(check("a".repeat(257))).code()).isEqualTo(PasswordError.PASSWORD_TOO_LONG);
        assertThat(failure(check("kajak\uD800paddel")).code()).isEqualTo(CommonError.VALIDATION_FAILED);
    }

    @Asvs("6.2.4")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "12345678",
                "qwertyuiop",
                "iloveyou1",
                "trustno1",
                "Baseball",
                "\uFF50assword",
                "zzzzzzzzzzzz",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
                "ghijklmnop",
                "98765432"
            })
    void check_commonPassword_isRefusedInAnyCaseAndWidth(String text) {
        Failure failure = failure(check(text));

        assertThat(failure.code().code()).isEqualTo("password_too_common");
        assertThat(failure.errors().get(0).field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trustno1", "acmebooks77", "x7!kQ2z"})
    void check_refusal_doesNotRepeatThePassword(String text) {
        assertThat(check(text).toString()).doesNotContain(text);
        assertThatThrownBy(() -> check(text).orThrow()).message().doesNotContain(text);
    }

    @Asvs("6.2.11")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme Books",
                "acmebooks",
                "ACME-BOOKS-2026",
                "acme_books!",
                "1acmebooks1",
                "acmebooksacmebooks",
                "john.smith",
                "JohnSmith1",
                "johnsmith!2026",
                "john_smith_99",
                "johnsmithshop1",
                "john.smith+shop@example.com",
                "johnsmithjohnsmith"
            })
    void check_contextWordOrDerivative_isRefused(String text) {
        assertThat(failure(check(text)).code()).isEqualTo(PasswordError.PASSWORD_TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acmebooks are dear",
                "my john.smith pass",
                "smithjohnny",
                "2837461905acmebooks",
                "booksacme-paddel"
            })
    void check_wordInsideALongerPassword_isAccepted(String text) {
        assertThat(check(text).isOk()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'!!!', '@'", "Acme, a@b", "'', 12345@example.com"})
    void check_oddContext_refusesNothingElse(String appName, String email) {
        assertThat(new PasswordRules(8, appName, List.of())
                        .check(GOOD, "password", email)
                        .isOk())
                .isTrue();
    }

    @Test
    void check_shortOrNumericLocalPart_isRefusedRepeated() {
        assertThat(failure(rules.check("alalalal", "password", "al@example.com"))
                        .code())
                .isEqualTo(PasswordError.PASSWORD_TOO_COMMON);
        assertThat(failure(rules.check("0172559931", "password", "0172559931@example.com"))
                        .code())
                .isEqualTo(PasswordError.PASSWORD_TOO_COMMON);
    }

    @Test
    void check_policies_areAskedInOrderAndTheFirstRefusalCounts() {
        List<String> asked = new ArrayList<>();
        PasswordPolicy first = candidate -> {
            asked.add("first " + candidate.password() + " " + candidate.email() + " " + candidate.appName());
            return Optional.empty();
        };
        PasswordPolicy second = candidate -> {
            asked.add("second");
            return Optional.of(Failure.of(CommonError.FORBIDDEN, "Not this one."));
        };
        PasswordPolicy third = candidate -> {
            asked.add("third");
            return Optional.empty();
        };
        var withPolicies = new PasswordRules(8, "Acme", List.of(first, second, third));

        Failure failure = failure(withPolicies.check("cafe\u0301 paddel", "newPassword", "a@b.c"));

        assertThat(asked).containsExactly("first caf\u00E9 paddel a@b.c Acme", "second");
        assertThat(failure.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("newPassword");
            assertThat(error.code()).isEqualTo("forbidden");
            assertThat(error.detail()).isEqualTo("Not this one.");
        });
    }

    @Test
    void check_builtInRefusal_asksNoPolicy() {
        PasswordPolicy policy = candidate -> {
            throw new AssertionError("asked");
        };
        var withPolicy = new PasswordRules(8, "Acme", List.of(policy));

        assertThat(withPolicy.check("password", "password", "a@b.c").isOk()).isFalse();
        assertThat(withPolicy.check("short", "password", "a@b.c").isOk()).isFalse();
    }

    @Test
    void check_policyThatThrows_isToldWithoutItsMessage() {
        PasswordPolicy leaky = candidate -> {
            throw new IllegalArgumentException("cannot judge " + candidate.password());
        };

        assertThatThrownBy(() -> new PasswordRules(8, "", List.of(leaky)).check(GOOD, "password", "a@b.c"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining("IllegalArgumentException")
                .message()
                .doesNotContain(GOOD);
    }

    @Test
    void check_policyThatFailsAnAssertion_isToldWithoutItsMessage() {
        PasswordPolicy leaky = candidate -> {
            throw new AssertionError("cannot judge " + candidate.password());
        };

        assertThatThrownBy(() -> new PasswordRules(8, "", List.of(leaky)).check(GOOD, "password", "a@b.c"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .message()
                .doesNotContain(GOOD);
    }

    @Test
    void check_policyThatIsUnavailable_passesThrough() {
        PasswordPolicy down = candidate -> {
            throw new UnavailableException("breach service");
        };

        assertThatThrownBy(() -> new PasswordRules(8, "", List.of(down)).check(GOOD, "password", "a@b.c"))
                .isInstanceOf(UnavailableException.class);
    }
}
