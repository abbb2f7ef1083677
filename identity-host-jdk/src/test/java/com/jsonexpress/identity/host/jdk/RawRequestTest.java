package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Response;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte by byte, because every client library tidies up. */
final class RawRequestTest {
    private static JdkServer server;
    private static Wire wire;

    @BeforeAll
    static void start() {
        server = JdkHost.create()
                .get(
                        "/a",
                        anyone(),
                        request -> Response.text("a " + request.query().orElse("-")))
                .get("/public/x", anyone(), request -> Response.text("x"))
                .get("/ü", anyone(), request -> Response.text("ü"))
                .port(0)
                .start();
        wire = new Wire(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil/a",
                "///a",
                "////a",
                "/a//b",
                "/public/../a",
                "/%2e%2e/a",
                "/./a",
                "/public%2f..%2fa",
                "/a;x=1",
                "/a%3bx",
                "/a%5cb",
                "/a%00",
                "/a%25",
                "/%ff",
                "/a#f",
                "/a?q#f",
                "http:/a",
                "x://h/a",
                "ftp://h/a",
                "http://u@h/a",
                "http://h//a/b",
                "/\u00e9",
                "/a%0d%0a"
            })
    void target_withMoreThanOneReading_is400Problem(String target) throws Exception {
        String answer = wire.line("GET " + target + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("application/problem+json");
        assertThat(answer).containsIgnoringCase("cache-control: no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a\tb",
                "/a%zz",
                "/a%",
                "/a\\b",
                "/a|b",
                "/\u0085",
                "*",
                "//a",
                "a",
                "?a",
                "http://h",
                "http:a",
                ""
            })
    void target_theServerItselfRefuses_neverReachesIdentity(String target) throws Exception {
        String answer = wire.line("GET " + target + " HTTP/1.1");

        assertThat(answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 40[04] .*"))
                .isTrue();
        assertThat(((FakeIdentity) server.identity()).seen).doesNotContain("GET " + target);
    }

    @Test
    void target_inAbsoluteForm_isItsPath() throws Exception {
        assertThat(wire.line("GET http://localhost:1/a?q=1 HTTP/1.1")).endsWith("a q=1");
        assertThat(wire.line("GET HTTPS://other/public/x HTTP/1.1")).endsWith("x");
    }

    @Asvs("1.1.1")
    @Test
    void target_encodedText_isDecodedOnce() throws Exception {
        assertThat(wire.line("GET /%C3%BC HTTP/1.1")).endsWith("ü");
        assertThat(wire.line("GET /%61 HTTP/1.1")).endsWith("a -");
    }

    @ParameterizedTest
    @ValueSource(strings = {" /a HTTP/1.1", "GE(T /a HTTP/1.1", "GET /a FOO", "GET /a HTTP/1.1 ", "GET /a HTTP/2.0"})
    void requestLine_malformed_is400(String line) throws Exception {
        assertThat(wire.line(line)).startsWith("HTTP/1.1 400").contains("bad_request");
    }

    @Asvs("4.2.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: +2",
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2, 2",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "X: a\0b",
                "X: a\u0001b",
                "Host: a\r\nHost: b",
                ": x",
                "no colon",
                "X : 1"
            })
    void fields_ambiguous_areRefused(String fields) throws Exception {
        String answer = wire.raw("POST /public/x HTTP/1.1\r\n" + fields + "\r\nConnection: close\r\n\r\nab");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501) .*");
    }

    @Asvs("4.2.1")
    @Test
    void fields_chunkedInHttp10_is400() throws Exception {
        assertThat(wire.raw("POST /public/x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void fields_past8KiB_are431() throws Exception {
        assertThat(wire.raw("GET /public/x HTTP/1.1\r\nConnection: close\r\nX: " + "y".repeat(9000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void connection_twoRequests_isKept() throws Exception {
        try (Socket socket = wire.socket()) {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /public/x HTTP/1.1\r\nHost: h\r\n\r\n");
                assertThat(Wire.until(in, "\r\n\r\nx")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void connection_pipelinedRequests_areAnsweredInOrder() throws Exception {
        String one = "GET /public/x HTTP/1.1\r\nHost: h\r\n\r\n";
        String answer = wire.raw(one + one + one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(4);
    }

    @Test
    void expectContinue_ofIdentityRoute_isAnsweredFirst() throws Exception {
        try (Socket socket = wire.socket()) {
            send(socket, "POST /auth/login HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(Wire.until(socket.getInputStream(), "\r\n\r\n")).startsWith("HTTP/1.1 100");
            send(socket, "{}");
            assertThat(Wire.until(socket.getInputStream(), "\r\n\r\n{}")).startsWith("HTTP/1.1 200");
        }
    }

    private static void send(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
