package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Peers that stall or send too much hurt themselves alone (security bar 16). */
@Asvs("15.2.2")
final class SlowPeersTest {
    private static final int SLOW = 300;

    private JdkServer server;
    private Wire wire;

    @BeforeEach
    void start() {
        server = JdkHost.create()
                .get("/hello", signedIn(), request -> Response.text("hello"))
                .post("/early", signedIn(), request -> Response.text("early"))
                .port(0)
                .start();
        wire = new Wire(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Tag("wide")
    @Test
    void slowSenders_ofFieldsAndBodies_delayNobodyAndAreCutOff() throws Exception {
        for (int i = 0; i < 100; i++) {
            wire.get("/hello");
        }
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = wire.socket();
            sockets.add(socket);
            String start = i % 2 == 0
                    ? "GET /hello HTTP/1.1\r\nX: "
                    : "POST /auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n";
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
        }
        wire.get("/hello"); // up to JDK 23 a burst first costs the start of as many threads
        long start = System.nanoTime();
        List<Long> millis = new ArrayList<>();
        int alive = SLOW;
        while (alive > 0 && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
            alive = (int) sockets.stream().filter(SlowPeersTest::oneByte).count();
            long before = System.nanoTime();
            assertThat(wire.get("/hello").statusCode()).isEqualTo(200);
            millis.add((System.nanoTime() - before) / 1_000_000);
            Thread.sleep(1000); // the pace of the attack
        }
        System.out.println("requests beside slow senders, in ms, until all were cut off: " + millis);
        for (Socket socket : sockets) {
            socket.close();
        }

        assertThat(alive).isZero();
        // a blocked server would answer in no round; a single one may meet a pause of a busy machine
        assertThat(millis.stream().sorted().toList().get(millis.size() / 2)).isLessThan(1000);
    }

    private static boolean oneByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void body_of10MegabytesToARouteThatAnswersEarly_isAnsweredAndDrained() throws Exception {
        for (String path : new String[] {"/early", "/auth/login", "/nothing"}) {
            try (Socket socket = wire.socket()) {
                int status = upload(socket, path, 10 * 1024 * 1024);

                assertThat(status).as(path).isIn(200, 413, 404);
            }
        }
        assertThat(wire.get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void body_withoutEndToARouteThatAnswersEarly_isCutOff() throws Exception {
        try (Socket socket = wire.socket()) {
            assertThat(sent(socket, 1L << 32)).isLessThan(64L << 20);
        }
        assertThat(wire.get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void watching_goesOnAfterARoundThatFails() {
        assertThatCode(() -> SlowPeers.round(() -> {
                    throw new InternalError("of the test");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void watching_thatIsInterrupted_waitsAllTheSame() throws Exception {
        wire.get("/hello");
        Thread watcher = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("identity-slow-peers"))
                .findFirst()
                .orElseThrow();

        watcher.interrupt();

        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (watcher.isInterrupted() && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(watcher.isInterrupted()).isFalse();
        assertThat(watcher.isAlive()).isTrue();
    }

    /** Writes the whole body before it reads, as simple clients do. */
    private static int upload(Socket socket, String path, int size) throws IOException {
        head(socket, path, size);
        OutputStream out = socket.getOutputStream();
        byte[] piece = new byte[64 * 1024];
        for (int sent = 0; sent < size; sent += piece.length) {
            out.write(piece);
        }
        return Integer.parseInt(Wire.until(socket.getInputStream(), "\r\n\r\n").split(" ", 3)[1]);
    }

    private static long sent(Socket socket, long size) throws IOException {
        head(socket, "/early", size);
        byte[] piece = new byte[64 * 1024];
        long sent = 0;
        try {
            while (sent < size) {
                socket.getOutputStream().write(piece);
                sent += piece.length;
            }
        } catch (IOException e) {
            // cut off, as it should be
        }
        return sent;
    }

    private static void head(Socket socket, String path, long size) throws IOException {
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ann\r\nContent-Length: " + size
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void smallAnswers_onOneConnection_areNotHeldBack() throws Exception {
        for (int i = 0; i < 200; i++) {
            wire.get("/hello");
        }
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long start = System.nanoTime();
            wire.get("/hello");
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        Collections.sort(times);
        Duration each = times.get(50); // the mean would tell of a machine that stood still
        System.out.println("one small request on a kept connection: " + each.toNanos() / 1000 + " µs");

        assertThat(each).isLessThan(Duration.ofMillis(35)); // held back it would be 40 ms
    }
}
