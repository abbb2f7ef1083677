package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StopTest {

    @Test
    void close_requestInFlight_isAnsweredBeforeIdentityCloses() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        JdkServer server = JdkHost.create()
                .get("/slow", signedIn(), request -> {
                    arrived.countDown();
                    go.await();
                    return Response.text("closed: " + FakeRuntime.last().closed);
                })
                .port(0)
                .start();
        Wire wire = new Wire(server.port());
        CompletableFuture<HttpResponse<String>> slow = inBackground(() -> wire.get("/slow"));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Object> stop = inBackground(() -> {
            server.close();
            return "done";
        });
        untilRefused(wire);
        assertThat(stop).isNotDone();
        go.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("closed: 0");
        stop.get(10, TimeUnit.SECONDS);
        server.close();
        assertThat(((FakeIdentity) server.identity()).closed).hasValue(1);
    }

    @Test
    void close_requestHalfRead_isAnsweredBeforeIdentityCloses() throws Exception {
        JdkServer server = JdkHost.create()
                .get("/public/x", anyone(), request -> Response.text("closed: " + FakeRuntime.last().closed))
                .port(0)
                .start();
        Wire wire = new Wire(server.port());
        try (Socket slow = wire.socket()) {
            send(slow, "GET /public/x HTTP/1.1\r\nHost: ");
            wire.get("/public/x"); // what came before is being read by now
            wire.get("/public/x");
            CompletableFuture<Object> stop = inBackground(() -> {
                server.close();
                return "done";
            });
            untilRefused(wire);
            send(slow, "localhost\r\n\r\n");

            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("closed: 0");
            stop.get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void close_nothingInFlightButAnIdleConnection_takesNoTime() throws Exception {
        JdkServer server = JdkHost.create()
                .get("/public/x", signedIn(), request -> Response.text("x"))
                .port(0)
                .start();
        Wire wire = new Wire(server.port());
        wire.get("/public/x");
        try (var silent = wire.socket()) {
            assertThat(silent.isConnected()).isTrue();
            long start = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
        assertThatThrownBy(() -> wire.get("/public/x")).isInstanceOf(ConnectException.class);
    }

    private static void untilRefused(Wire wire) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() - end < 0) {
            try {
                wire.socket().close();
                Thread.onSpinWait();
            } catch (SocketException e) {
                return; // refused, or reset where the server closed amid the connection
            }
        }
        throw new AssertionError("still accepts connections");
    }

    private interface Call<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> inBackground(Call<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(call.run());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }
}
