package com.jsonexpress.identity.core.password;

import static com.jsonexpress.identity.core.password.Texts.attempt;
import static com.jsonexpress.identity.core.password.Texts.failure;
import static com.jsonexpress.identity.core.password.Texts.password;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDFFF", "secret\uD83D", "\uDE00secret", "a\uDE00\uD83Db"})
    void parse_unpairedSurrogate_isRefusedOnTheFieldForSettingAndForLogin(String text) {
        for (Failure failure : new Failure[] {
            failure(Password.parse(text, "newPassword")), failure(Password.attempt(text, "newPassword"))
        }) {
            assertThat(failure.code()).isEqualTo(CommonError.VALIDATION_FAILED);
            assertThat(failure.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo("newPassword"));
            assertThat(failure.toString()).doesNotContain(text);
        }
    }

    @Test
    void parse_pairedSurrogates_isOneCodePointAndFourBytes() {
        Password password = password("\uD83D\uDE00");

        assertThat(password.codePoints()).isEqualTo(1);
        assertThat(password.utf8()).hasSize(4);
    }

    @Test
    void parse_composedAndDecomposedForm_areTheSamePassword() {
        assertThat(password("caf\u00E9 12345")).isEqualTo(password("cafe\u0301 12345"));
        assertThat(password("cafe\u0301").utf8()).isEqualTo("caf\u00E9".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parse_compatibilityForm_staysAnotherPassword() {
        assertThat(password("\uFF41bcdefgh")).isNotEqualTo(password("abcdefgh"));
    }

    @Asvs({"6.2.5", "6.2.8"})
    @ParameterizedTest
    @ValueSource(strings = {" password", "password ", "Password", "passworD", "pass word", "password\u0000"})
    void parse_spacesCaseAndControls_areKept(String text) {
        assertThat(password(text)).isNotEqualTo(password("password"));
        assertThat(password(text).text()).isEqualTo(text);
    }

    @Asvs("6.2.8")
    @Test
    void parse_72And73Bytes_differ() {
        assertThat(password("a".repeat(72) + "b")).isNotEqualTo(password("a".repeat(72)));
        assertThat(password("a".repeat(72) + "b")).isNotEqualTo(password("a".repeat(72) + "c"));
    }

    @Asvs("6.2.9")
    @Test
    void parse_256CodePoints_isTheMost() {
        assertThat(password("a".repeat(256)).codePoints()).isEqualTo(256);
        assertThat(failure(Password.parse("a".repeat(257), "password")).code())
                .isEqualTo(PasswordError.PASSWORD_TOO_LONG);
    }

    @Test
    void parse_lengthIsCountedAfterNormalisation_soDecomposedTextFits() {
        assertThat(password("e\u0301".repeat(256)).codePoints()).isEqualTo(256);
        assertThat(password("\u03b1\u0313\u0300\u0345".repeat(256)).codePoints())
                .isEqualTo(256);
    }

    @Test
    void parse_256FourByteCodePoints_areExactly1024Bytes() {
        assertThat(password("\uD83D\uDE00".repeat(256)).utf8()).hasSize(1024);
        assertThat(failure(Password.parse("\uD83D\uDE00".repeat(257), "password"))
                        .code())
                .isEqualTo(PasswordError.PASSWORD_TOO_LONG);
    }

    @Test
    void parse_megabytes_isRefusedAsTooLong() {
        Failure failure = failure(Password.parse("e\u0301".repeat(2_000_000), "password"));

        assertThat(failure.code().code()).isEqualTo("password_too_long");
        assertThat(failure.code().status()).isEqualTo(400);
        assertThat(failure.errors().get(0).code()).isEqualTo("password_too_long");
    }

    @Test
    void attempt_anyWellFormedTextWithinTheMaximum_isPossible() {
        assertThat(attempt("").isPossible()).isTrue();
        assertThat(attempt("short").password()).contains(password("short"));
    }

    @Test
    void attempt_tooLong_isAnAttemptThatCannotBeRight() {
        PasswordAttempt attempt = attempt("a".repeat(257));

        assertThat(attempt.isPossible()).isFalse();
        assertThat(attempt.password()).isEmpty();
        assertThat(attempt.utf8()).hasSize(1024);
    }

    @Test
    void toStringAndHashCode_tellNothing() {
        assertThat(password("correct horse")).hasToString("<redacted>").hasSameHashCodeAs(password("battery staple"));
        assertThat(attempt("correct horse")).hasToString("<redacted>");
        assertThat(Password.parse("correct horse", "password").toString()).doesNotContain("horse");
    }
}
