package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody makes us send much by sending little. */
class SmallAnswerTest {

    @Test
    void body_ofThousandsOfUnknownMembers_isAnsweredShortly() {
        byte[] body = IntStream.range(0, 1500)
                .mapToObj(i -> "\"f" + i + "\":0")
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.US_ASCII);
        try (App app = App.start()) {
            Answer answer = app.client().raw("POST", "/auth/login", Headers.NONE, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faultyFields())
                    .contains("email", "password", "f0")
                    .doesNotContain("f1499");
            assertThat(answer.body().length).isLessThan(4096);
        }
    }
}
