package com.jsonexpress.identity.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a body is read, whatever was announced. */
class JsonBodyTest {
    private static final int MAX = 100;

    @ParameterizedTest
    @CsvSource({"100, 100", "99, 100", "1, 100", "0, 100", "50, 7", "not a number, 100", "7, 0"})
    void body_withinTheLimit_isReadWhole(String announced, int length) {
        byte[] body = "x".repeat(length).getBytes(UTF_8);

        assertThat(JsonBody.bytes(request(announced, body), MAX)).isEqualTo(body);
        assertThat(JsonBody.bytes(request("", body), MAX)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "999999999999999999"})
    void body_announcedAsLarger_isRefusedUnread(String announced) {
        ByteArrayInputStream unread = new ByteArrayInputStream(new byte[10]);

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> JsonBody.bytes(request(announced, unread), MAX))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(CommonError.BODY_TOO_LARGE));
        assertThat(unread.available()).isEqualTo(10);
    }

    @Test
    void body_largerThanTheLimit_isRefused_whateverIsAnnounced() {
        for (String announced : List.of("", "0", "1", "100")) {
            ByteArrayInputStream body = new ByteArrayInputStream(new byte[MAX + 50]);

            assertThatExceptionOfType(FailureException.class)
                    .isThrownBy(() -> JsonBody.bytes(request(announced, body), MAX))
                    .satisfies(e -> assertThat(e.failure().code()).isEqualTo(CommonError.BODY_TOO_LARGE));
            assertThat(body.available()).as("not read to its end").isEqualTo(49);
        }
    }

    private static Request request(String announced, byte[] body) {
        return request(announced, new ByteArrayInputStream(body));
    }

    private static Request request(String announced, ByteArrayInputStream body) {
        Headers headers = announced.isEmpty() ? Headers.NONE : Headers.of("Content-Length", announced);
        return Request.of("POST", "/x", null, headers, body, "127.0.0.1");
    }
}
