package com.jsonexpress.identity.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.testkit.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Security-bar 16: while peers send slowly, hugely, deeply and without an end, everybody else is served, and afterwards
 * nothing is left of them.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
@Asvs("15.2.2")
class HealthUnderAttackTest {
    private static final int SLOW = 200;
    private static final String POST =
            "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    /** What the process may hold more than before: a leak of all that is sent here would be many times as much. */
    private static final long BYTES = 64L * 1024 * 1024;

    private static final long FILES = 20;

    private final Deque<Socket> open = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private final Besieged besieged = new Besieged();
    private final Attacked me;

    HealthUnderAttackTest() {
        me = Targets.of(besieged.app()).all().stream()
                .filter(route -> route.path().equals("/auth/me"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        hangUp();
        besieged.close();
    }

    @Test
    void slowSenders_takeNothingFromAnybodyElse() throws IOException {
        Footprint before = Footprint.now();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = connect();
            String started = i % 3 == 0
                    ? "POST /auth/lo"
                    : i % 3 == 1 ? POST + "X-Slow: " : POST + "Content-Length: 1000\r\n\r\n{\"email\":";
            socket.getOutputStream().write(bytes(started));
            if (i % 20 == 0) {
                served(1);
            }
        }
        served(50);
        for (Socket socket : open) {
            socket.getOutputStream().write('a');
        }
        served(50);
        hangUp();
        recovered(before);
        latencies.print("others, while 200 peers send slowly");
    }

    @Test
    void endlessInput_isCutOffAndTakesNothingFromAnybodyElse() throws IOException {
        Footprint before = Footprint.now();
        byte[] chunk = bytes("400\r\n" + " ".repeat(0x400) + "\r\n");
        assertThat(poured(POST + "Transfer-Encoding: chunked\r\n\r\n", chunk)).isTrue();
        assertThat(poured(POST, bytes("X-More: " + "x".repeat(500) + "\r\n"))).isTrue();
        assertThat(poured(POST + "X-Long: ", bytes("x".repeat(1_000)))).isTrue();
        assertThat(poured("POST /auth/login/", bytes("x".repeat(1_000)))).isTrue();
        assertThat(poured("", bytes("x".repeat(1_000)))).isTrue();
        assertThat(poured(POST + "Transfer-Encoding: chunked\r\n\r\n1;", bytes("x".repeat(1_000))))
                .isTrue();
        hangUp();
        recovered(before);
        latencies.print("others, while input does not end");
    }

    @Test
    void hugeAndDeepBodies_areRefusedAndLeaveNothing() {
        Footprint before = Footprint.now();
        String deep = "[".repeat(100_000);
        String huge = "{\"email\":\"" + "a".repeat(10_000_000) + "\"}";
        for (int i = 0; i < 5; i++) {
            try (Wire wire = new Wire(besieged.port(), latencies)) {
                for (String body : new String[] {deep, huge, " ".repeat(10_000_000)}) {
                    Answer answer = wire.send(bytes(POST + "Content-Length: " + body.length() + "\r\n\r\n" + body));
                    assertThat(Problems.is(answer, 413, "body_too_large")).isTrue();
                }
                String nested = "{\"email\":" + "[".repeat(16_000);
                Answer answer = wire.send(bytes(POST + "Content-Length: " + nested.length() + "\r\n\r\n" + nested));
                assertThat(Problems.is(answer, 400, "invalid_json")).isTrue();
            }
            served(2);
        }
        recovered(before);
        latencies.print("huge and deep bodies, and others between them");
    }

    /** Sends {@code more} again and again, at most 64 MiB; whether the server cut it off before. */
    private boolean poured(String start, byte[] more) throws IOException {
        Socket socket = connect();
        OutputStream out = socket.getOutputStream();
        try {
            out.write(bytes(start));
            for (long sent = 0; sent < 64L * 1024 * 1024; sent += more.length) {
                out.write(more);
            }
            return false;
        } catch (IOException cutOff) {
            served(5);
            return true;
        }
    }

    private void served(int times) {
        try (Wire wire = new Wire(besieged.port(), latencies)) {
            for (int i = 0; i < times; i++) {
                Answer answer = wire.send(me.request(me.path(), me.authorization(), new byte[0]));
                assertThat(answer.status()).isEqualTo(200);
            }
        }
    }

    /** Everybody is served, people can log in, and neither connections nor memory are left. */
    private void recovered(Footprint before) {
        served(20);
        assertThat(besieged.app()
                        .client()
                        .login("ada@example.com", Client.PASSWORD)
                        .status())
                .isEqualTo(200);
        Eventually.until("the connections are closed", () -> Footprint.openFiles() < before.files() + FILES);
        Eventually.until("the heap is as it was", () -> Footprint.heapInUse() < before.bytes() + BYTES);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), besieged.port());
        open.push(socket);
        return socket;
    }

    private void hangUp() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
