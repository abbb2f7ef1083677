package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.JwksServer.answering;
import static com.jsonexpress.identity.middleware.JwksServer.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One fetch, over real HTTP. */
@Timeout(20)
class JwksEndpointTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final JwksServer server = new JwksServer(serving(new byte[0]));
    private final JwksEndpoint endpoint = new JwksEndpoint(server.address());

    @AfterEach
    void stop() {
        server.close();
        endpoint.close();
    }

    @Test
    void document_ofTheGreatestSize_isReadAndOneByteMoreIsNot() throws Exception {
        server.script(serving(new byte[64 * 1024]));
        assertThat(endpoint.get()).hasSize(64 * 1024);

        server.script(serving(new byte[64 * 1024 + 1]));
        assertProblem("more than 65536 bytes");
    }

    @Test
    void document_withoutEnd_isGivenUpAtTheGreatestSize() {
        server.script(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        });

        assertProblem("more than 65536 bytes");
    }

    @Asvs({"1.3.6", "13.2.4", "15.3.2"})
    @Test
    void redirect_isNotFollowed() {
        server.script(answering(302, Map.of("Location", server.address() + "/other"), new byte[0]));

        assertProblem("redirect");
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void status_otherThan200_isAFailure() {
        for (int status : new int[] {204, 404, 429, 500, 503}) {
            server.script(answering(status, Map.of(), new byte[0]));
            assertProblem("status " + status);
        }
    }

    @Tag("wide")
    @Test
    void answer_thatDoesNotBegin_isGivenUpAfterFiveSeconds() {
        server.script(exchange -> never.await());

        assertProblem("within 5 s");
    }

    @Tag("wide")
    @Test
    void answer_thatTricklesByteByByte_isGivenUpAfterFiveSecondsInAll() {
        server.script(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                do {
                    out.write(' ');
                    out.flush();
                } while (!never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS));
            }
        });

        assertProblem("within 5 s");
    }

    @Test
    void answer_thatBreaksOff_isAFailure() {
        server.script(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });

        assertProblem("broke off");
    }

    @Test
    void endpoint_thatIsNotThere_takesNoConnection() {
        server.close();

        assertProblem("takes no connection");
    }

    private void assertProblem(String problem) {
        assertThatThrownBy(endpoint::get).isInstanceOf(JwksException.class).hasMessageContaining(problem);
    }
}
