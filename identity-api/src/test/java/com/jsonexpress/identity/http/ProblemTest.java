package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    private record Code(String code, int status, String title) implements ErrorCode {}

    private static String body(Failure failure) {
        return new String(Problem.of(failure).body(), StandardCharsets.UTF_8);
    }

    @Test
    void failure_simple_isProblemDetails() {
        Response response = Problem.of(Failure.of(CommonError.NOT_FOUND, "No such user."));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers().all("Content-Type")).containsExactly("application/problem+json");
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"urn:jsonexpress:identity:problem:not_found\",\"title\":\"There is nothing here.\","
                                + "\"status\":404,\"detail\":\"No such user.\",\"code\":\"not_found\","
                                + "\"error\":\"There is nothing here.\"}");
    }

    @Test
    void failure_ofFields_listsThem() {
        Failure failure = Failure.fields(
                CommonError.VALIDATION_FAILED,
                List.of(
                        new FieldError("email", "invalid", "Give an address."),
                        new FieldError("a\"b", "unknown", "é")));

        assertThat(body(failure))
                .endsWith(",\"errors\":[{\"field\":\"email\",\"code\":\"invalid\",\"detail\":\"Give an address.\"},"
                        + "{\"field\":\"a\\\"b\",\"code\":\"unknown\",\"detail\":\"é\"}]}")
                .contains("\"detail\":\"Give an address.\",\"code\":\"validation_failed\"");
    }

    @Asvs("1.2.3")
    @Test
    void text_hostile_staysOneString() {
        assertThat(body(Failure.of(
                        CommonError.BAD_REQUEST, "\"},{\\\n\r\t\b\f\0\u001f\u007f\u2028\u2029</é😀\ud800x\udc00")))
                .contains(
                        "\"detail\":\"\\\"},{\\\\\\u000a\\u000d\\u0009\\u0008\\u000c\\u0000\\u001f\\u007f\\u2028\\u2029"
                                + "</é\\ud83d\\ude00\\ud800x\\udc00\",\"code\"");
    }

    @Test
    void text_underAnotherLocale_isEscapedTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(body(Failure.of(CommonError.BAD_REQUEST, "\n"))).contains("\"detail\":\"\\u000a\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(CommonError.class)
    void code_everyCommonOne_hasTheFieldsItsStatusAsksFor(CommonError code) {
        Response response = Problem.of(code);

        assertThat(response.status()).isEqualTo(code.status());
        assertThat(response.headers().first("WWW-Authenticate").isPresent()).isEqualTo(code.status() == 401);
        assertThat(response.headers().first("Retry-After").isPresent())
                .isEqualTo(code.status() == 503 || code.status() == 429);
    }

    @Test
    void challenge_namesAnErrorOnlyWhereATokenWasSent() {
        assertThat(Problem.of(CommonError.UNAUTHENTICATED).headers().all("WWW-Authenticate"))
                .containsExactly("Bearer");
        assertThat(Problem.of(CommonError.INVALID_ACCESS_TOKEN).headers().all("WWW-Authenticate"))
                .containsExactly("Bearer error=\"invalid_token\"");
        assertThat(Problem.of(new Code("invalid_credentials", 401, "No."))
                        .headers()
                        .all("WWW-Authenticate"))
                .containsExactly("Bearer");
        assertThat(body(Failure.of(CommonError.INVALID_ACCESS_TOKEN))).contains("\"code\":\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1",
        "PT-5S, 1",
        "PT0.001S, 1",
        "PT1S, 1",
        "PT1.000000001S, 2",
        "PT1.5S, 2",
        "PT2S, 2",
        "PT15M, 900",
        "PT2562047788015215H, 31536000",
    })
    void retryAfter_isWholeSecondsRoundedUp(Duration wait, String seconds) {
        assertThat(Problem.of(Failure.later(CommonError.UNAVAILABLE, wait))
                        .headers()
                        .all("Retry-After"))
                .containsExactly(seconds);
    }

    @Test
    void retryAfter_of429WithoutAWait_isOneSecond() {
        assertThat(Problem.of(new Code("too_many", 429, "Slow down.")).headers().all("Retry-After"))
                .containsExactly("1");
    }
}
