package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the JVM compile the way of a request before the first burst comes, on one thread in the background: connections
 * with a login that names nobody. Where identity does not answer that by itself with 400, they ask for a path with two
 * readings, which is 400 before any rule, route or handler looks.
 */
final class WarmUp {
    /** Each takes a tenth of a megabyte of heap until it is collected; twice as many made the first burst no faster. */
    static final int REQUESTS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final String LOGIN = "/auth/login";
    private static final String TWO_READINGS = "/%2e";
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    private WarmUp() {}

    /** Begins; it ends by itself, at the latest when the server does. */
    static void begin(Identity identity, InetSocketAddress server) {
        Thread thread = new Thread(() -> run(identity, server), "identity-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells how many requests were answered. */
    static int run(Identity identity, InetSocketAddress server) {
        InetAddress host =
                server.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : server.getAddress();
        InetSocketAddress peer = new InetSocketAddress(host, server.getPort());
        byte[] request = request(isRefused(identity) ? LOGIN : TWO_READINGS);
        long begin = System.nanoTime();
        int done = 0;
        try {
            while (done < REQUESTS && System.nanoTime() - begin < LONGEST.toNanos()) {
                ask(peer, request);
                done++;
            }
        } catch (IOException e) {
            LOG.debug("Warming up ended early", e); // the server stops, or cannot be reached from here
        }
        LOG.debug("Warmed up with {} requests", done);
        return done;
    }

    /** Asked without the server, so that no route of the application is reached where identity has none. */
    private static boolean isRefused(Identity identity) {
        Headers json = Headers.of("Content-Type", "application/json");
        Request login = Request.of("POST", LOGIN, null, json, new ByteArrayInputStream(BODY), "127.0.0.1");
        return identity.handle(login) instanceof Response answer && answer.status() == 400;
    }

    private static byte[] request(String path) {
        String fields = String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: " + BODY.length,
                "Connection: close",
                "",
                new String(BODY, StandardCharsets.US_ASCII));
        return fields.getBytes(StandardCharsets.US_ASCII);
    }

    private static void ask(InetSocketAddress peer, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(peer, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            socket.getInputStream().readAllBytes();
        }
    }
}
