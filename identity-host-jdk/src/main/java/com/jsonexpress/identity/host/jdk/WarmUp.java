package com.jsonexpress.identity.host.jdk;

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
 * that ask for a path with two readings, which is answered with 400 before any rule, route or handler looks.
 */
final class WarmUp {
    /** After some two thousand runs little is left that is interpreted. */
    static final int REQUESTS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final byte[] REQUEST = String.join(
                    "\r\n",
                    "POST /%2e HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Length: 2",
                    "Connection: close",
                    "",
                    "{}")
            .getBytes(StandardCharsets.US_ASCII);

    private WarmUp() {}

    /** Begins; it ends by itself, at the latest when the server does. */
    static void begin(InetSocketAddress server) {
        Thread thread = new Thread(() -> run(server), "identity-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells how many requests were answered. */
    static int run(InetSocketAddress server) {
        InetAddress host =
                server.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : server.getAddress();
        InetSocketAddress peer = new InetSocketAddress(host, server.getPort());
        long begin = System.nanoTime();
        int done = 0;
        try {
            while (done < REQUESTS && System.nanoTime() - begin < LONGEST.toNanos()) {
                ask(peer);
                done++;
            }
        } catch (IOException e) {
            LOG.debug("Warming up ended early", e); // the server stops, or cannot be reached from here
        }
        LOG.debug("Warmed up with {} requests", done);
        return done;
    }

    private static void ask(InetSocketAddress peer) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(peer, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST);
            socket.getInputStream().readAllBytes();
        }
    }
}
