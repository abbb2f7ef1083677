package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.http.Response;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MountedHandlerTest {
    private static final CountDownLatch BOTH = new CountDownLatch(2);
    private static JdkServer server;
    private static Wire wire;

    @BeforeAll
    static void start() {
        server = JdkHost.create()
                .get("/app/route", signedIn(), request -> Response.text("route"))
                .handle("/app/", MountedHandlerTest::tell)
                .handle("/app/deeper", exchange -> answer(exchange, "deeper"))
                .handle(
                        "/public/who",
                        exchange ->
                                answer(exchange, JdkHost.caller(exchange).isPresent() + " " + exchange.getPrincipal()))
                .handle("/attributes", MountedHandlerTest::attributes)
                .handle("/fails/early", exchange -> {
                    exchange.getResponseHeaders().set("X-Half", "done");
                    throw new IOException("/etc/secret");
                })
                .handle("/clears", exchange -> {
                    exchange.getResponseHeaders().clear();
                    answer(exchange, "cleared");
                })
                .handle("/fails/late", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[10]);
                    exchange.getResponseBody().flush();
                    throw new IllegalStateException("secret");
                })
                .handle("/vary", exchange -> {
                    exchange.getResponseHeaders().set("Vary", "Accept");
                    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                    answer(exchange, "");
                })
                .port(0)
                .start();
        wire = new Wire(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void tell(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                String.join(
                        " ",
                        JdkHost.caller(exchange).orElseThrow().id(),
                        Objects.requireNonNull(exchange.getPrincipal()).getUsername(),
                        exchange.getHttpContext().getPath(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().keySet().stream()
                                        .anyMatch(name -> name.matches("(?i)x.user.payload"))
                                ? "forged"
                                : "clean",
                        FakeIdentity.text(exchange.getRequestBody().readAllBytes())));
    }

    /** Waits until two requests are here, each with its own value. */
    private static void attributes(HttpExchange exchange) throws IOException {
        exchange.setAttribute("caller", JdkHost.caller(exchange).orElseThrow().id());
        BOTH.countDown();
        try {
            assertThat(BOTH.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        answer(exchange, String.valueOf(exchange.getAttribute("caller")));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void handler_signedIn_seesCallerPathAndBody() throws Exception {
        HttpResponse<String> response = wire.send(wire.request("/app/x?q=%20", "ann")
                .header("X-User-Payload", "{}")
                .header("x_user_payload", "{}")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("body")));

        assertThat(response.body()).isEqualTo("ann ann /app /app/x?q=%20 clean body");
    }

    @Test
    void handler_absoluteForm_seesOriginForm() throws Exception {
        assertThat(wire.line("GET http://other/app/y HTTP/1.1")).contains("ann ann /app /app/y clean");
    }

    @Test
    void handler_mostSpecific_wins() throws Exception {
        assertThat(wire.get("/app/deeper/x").body()).isEqualTo("deeper");
        assertThat(wire.get("/app/deeperx").body()).startsWith("ann");
        assertThat(wire.get("/app/route").body()).isEqualTo("route");
        assertThat(wire.get("/app").body()).startsWith("ann");
        assertThat(wire.get("/apple").statusCode()).isEqualTo(404);
    }

    @Test
    void handler_anonymous_isStoppedOrKnownAsSuch() throws Exception {
        assertThat(wire.send(wire.anonymous("/app/x")).statusCode()).isEqualTo(401);
        assertThat(wire.send(wire.anonymous("/public/who")).body()).isEqualTo("false null");
    }

    /** The JDK's server reads some chunks otherwise than a proxy does: what follows them is no request. */
    @ParameterizedTest
    @ValueSource(strings = {"/app/x", "/fails/early", "/clears", "/nowhere"})
    void connection_afterChunks_isClosed_howeverTheHandlerEnds(String path) throws Exception {
        String one = " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ann\r\n";

        String answer =
                wire.raw("POST " + path + one + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\nGET /app/next"
                        + one + "Connection: close\r\n\r\n");

        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answer).containsIgnoringCase("connection: close").doesNotContain("/app/next");
    }

    @Test
    void attributes_ofTwoRequestsAtOnce_areApart() throws Exception {
        String[] other = new String[1];
        Thread second = new Thread(() -> {
            try {
                other[0] = wire.send(wire.request("/attributes", "bob")).body();
            } catch (Exception e) {
                other[0] = e.toString();
            }
        });
        second.start();

        assertThat(wire.send(wire.request("/attributes", "ann")).body()).isEqualTo("ann");
        second.join();
        assertThat(other[0]).isEqualTo("bob");
    }

    @Test
    void handler_throwsBeforeItsAnswer_is500WithoutItsFields() throws Exception {
        HttpResponse<String> response = wire.get("/fails/early");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("internal_error").doesNotContain("secret");
        assertThat(response.headers().firstValue("X-Half")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void handler_throwsWithinItsAnswer_breaksTheConnection() {
        assertThatThrownBy(() -> wire.get("/fails/late")).isInstanceOf(IOException.class);
    }

    @Test
    void identityFields_varyGrows_othersReplace() throws Exception {
        HttpResponse<String> response = wire.get("/vary");

        assertThat(response.headers().allValues("Vary")).containsExactly("Accept", "Origin");
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://app.example");
    }

    @Test
    void handle_ambiguousPath_isRefused() {
        assertThatThrownBy(() -> JdkHost.create().handle("/a//b", MountedHandlerTest::tell))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
