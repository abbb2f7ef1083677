package com.jsonexpress.identity.it.hosts.micronaut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that the other recipes were tried with, over Micronaut's Netty server. */
class MicronautTest {
    private static final byte[] MEGABYTE = "a".repeat(1_000_000).getBytes(UTF_8);
    private static final EmbeddedServer SERVER = ApplicationContext.run(EmbeddedServer.class, "test");

    private final Client client = new Client(HttpTransport.to(SERVER.getPort()));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void account_fromRegistrationToTheApplication_isKnown() {
        Answer user = client.register("ada@example.com");
        String token = client.login("ada@example.com", Client.PASSWORD).string("accessToken");

        assertThat(client.get("/hello", "").status()).isEqualTo(401);
        assertThat(text(client.get("/hello", token))).isEqualTo(user.string("user.id"));
        assertThat(client.get("/auth/me", token).string("email")).isEqualTo("ada@example.com");
        assertThat(client.refresh(user.string("refreshToken")).status()).isEqualTo(200);
        assertThat(client.get("/hello", "forged").code()).isEqualTo("invalid_token");
    }

    @Test
    void route_thatNobodyHas_isNotTold() {
        String token = client.register("bob@example.com").string("accessToken");

        assertThat(client.get("/nothing", "").status()).isEqualTo(401);
        assertThat(client.get("/nothing", token).status()).isEqualTo(404);
        assertThat(client.get("/auth/nothing", "").code()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//hello", "/./hello", "/a/../hello", "/hello;x", "/hello%2f", "/%2e/hello", "/hello%00"})
    void path_ofMoreThanOneReading_isRefused(String path) {
        String token = client.register("p" + Math.abs(path.hashCode()) + "@example.com")
                .string("accessToken");

        assertThat(client.get(path, "").code()).isEqualTo("invalid_path");
        assertThat(client.get(path, token).code()).isEqualTo("invalid_path");
    }

    @Test
    void body_ofTheApplication_isUntouched_andOursIsBounded() {
        String token = client.register("eve@example.com").string("accessToken");
        Headers json = Headers.of("Content-Type", "application/json");
        Headers plain = Headers.of("Content-Type", "text/plain");

        assertThat(text(client.raw("POST", "/length", plain.with("Authorization", "Bearer " + token), MEGABYTE)))
                .isEqualTo("1000000");
        assertThat(client.raw("POST", "/length", plain, MEGABYTE).status()).isEqualTo(401);
        assertThat(client.raw("POST", "/auth/login", json, MEGABYTE).code()).isEqualTo("body_too_large");
    }

    /** From a client that sends slowly, and from one that is silent. */
    @Tag("wide")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void body_thatDoesNotArriveInTime_is400(boolean trickles) throws Exception {
        try (Socket socket = new Socket("localhost", SERVER.getPort())) {
            socket.setSoTimeout(250);
            send(
                    socket,
                    "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n{");
            long begun = System.nanoTime();
            int first = -1;
            while (first < 0 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60)) {
                try {
                    first = socket.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    send(socket, trickles ? " " : "");
                }
            }
            byte[] line = socket.getInputStream().readNBytes("TTP/1.1 400".length());

            assertThat((char) first + new String(line, UTF_8)).isEqualTo("HTTP/1.1 400");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(8));
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InFront", "LazyBody"})
    void recipe_onThePage_isThisClass(String name) throws IOException {
        String source = Files.readString(
                Path.of("src/test/java/com/jsonexpress/identity/it/hosts/micronaut/" + name + ".java"));

        assertThat(Files.readString(Path.of("../../docs/hosts.md")))
                .contains(source.replace("package com.jsonexpress.identity.it.hosts.micronaut;", "package app;"));
    }

    private static String text(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }
}
