package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBoundaryTest {

    private static Response answer(Throwable thrown) {
        Handler failing = request -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        };
        return (Response) new ErrorBoundary(failing).handle(Request.of("GET", "/"));
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void reply_ofTheHandler_passes() {
        Response ok = Response.of(204);
        assertThat(new ErrorBoundary(request -> ok).handle(Request.of("GET", "/")))
                .isSameAs(ok);
    }

    @Test
    void failureException_isAnsweredWithItsFailure() {
        Response response = answer(new FailureException(Failure.of(CommonError.FORBIDDEN, "Ask an admin.")));

        assertThat(response.status()).isEqualTo(403);
        assertThat(body(response)).contains("Ask an admin.");
    }

    @Test
    void unavailable_is503WithRetryAfterAndWithoutItsMessage() {
        Response response = answer(new UnavailableException("redis-7.internal", Duration.ofSeconds(7)));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers().first("Retry-After")).contains("7");
        assertThat(body(response)).doesNotContain("redis");
    }

    @Asvs({"13.4.2", "16.5.1"})
    @Test
    void anythingElse_is500ThatTellsNothing() {
        for (Throwable thrown : List.of(
                new IllegalStateException("SELECT hunter2"),
                new IOException("hunter2"),
                new NullPointerException("hunter2"),
                new NoClassDefFoundError("com/x/hunter2"),
                new StackOverflowError("hunter2"),
                new AssertionError("hunter2"))) {
            Response response = answer(thrown);

            assertThat(response.status()).isEqualTo(500);
            assertThat(body(response)).doesNotContain("hunter2", "Exception", "Error(", "java");
        }
    }

    @Test
    void interrupt_is503AndStaysSet() {
        assertThat(answer(new InterruptedException()).status()).isEqualTo(503);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void errorOfTheMachine_passes() {
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> answer(new OutOfMemoryError()));
    }
}
