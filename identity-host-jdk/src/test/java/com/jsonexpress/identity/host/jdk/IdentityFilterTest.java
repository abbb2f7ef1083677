package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class IdentityFilterTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);
    private static HttpServer server;
    private static Wire wire;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        IdentityFilter filter = new IdentityFilter(new FakeIdentity(IdentitySettings.none()));
        server.createContext("/", IdentityFilterTest::tell).getFilters().add(filter);
        server.createContext("/app", IdentityFilterTest::tell).getFilters().add(filter);
        server.createContext("/fails", exchange -> {
                    throw new IOException("secret");
                })
                .getFilters()
                .add(filter);
        server.setExecutor(THREADS);
        server.start();
        wire = new Wire(server.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        THREADS.shutdownNow();
    }

    private static void tell(HttpExchange exchange) throws IOException {
        byte[] body = (exchange.getHttpContext().getPath() + " "
                        + JdkHost.caller(exchange).map(caller -> caller.id()).orElse("nobody"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void filter_existingContexts_areGuardedAndKnowTheCaller() throws Exception {
        assertThat(wire.get("/app/x").body()).isEqualTo("/app ann");
        assertThat(wire.get("/other").body()).isEqualTo("/ ann");
        assertThat(wire.send(wire.anonymous("/public/x")).body()).isEqualTo("/ nobody");
        assertThat(wire.send(wire.anonymous("/app/x")).statusCode()).isEqualTo(401);
        assertThat(wire.send(wire.anonymous("/auth/x")).statusCode()).isEqualTo(404);
    }

    @Test
    void filter_ambiguousPath_is400() throws Exception {
        assertThat(wire.line("GET ///public HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(wire.line("GET /public/../app HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void filter_handlerThrows_is500ThatTellsNothing() throws Exception {
        assertThat(wire.get("/fails").statusCode()).isEqualTo(500);
        assertThat(wire.get("/fails").body()).doesNotContain("secret");
    }
}
