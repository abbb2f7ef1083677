package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.access.Route;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server with its identity; made by {@link JdkHost}. Thread-safe. */
public final class JdkServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdkServer.class);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Identity identity;
    private final HttpServer server;
    private final InFlight inFlight = new InFlight();
    private final Workers workers = new Workers(inFlight);
    private boolean closed;

    private JdkServer(Identity identity, HttpServer server) {
        this.identity = identity;
        this.server = server;
    }

    static JdkServer start(Identity identity, List<Route> routes, Mounts mounts) {
        HttpServer bound = Listening.on(HostKeys.address(identity.config()));
        JdkServer running = new JdkServer(identity, bound);
        Site site = new Site(routes, mounts, bound);
        Gate gate = new Gate(identity, running.inFlight);
        // the one context there is: the canonical path alone decides what answers
        bound.createContext("/", exchange -> gate.serve(exchange, site));
        bound.setExecutor(running.workers);
        bound.start();
        try {
            identity.ready();
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
        if (!routes.isEmpty()) {
            LOG.info("Application: {}", told(routes));
        }
        LOG.info("Listening on http://{}", told(bound.getAddress()));
        return running;
    }

    static String told(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        if (address.isAnyLocalAddress()) {
            return "localhost:" + bound.getPort() + " and every other address";
        }
        String host = address.equals(InetAddress.getLoopbackAddress()) ? "localhost" : address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    private static String told(List<Route> routes) {
        return routes.stream()
                .filter(route -> !route.method().equals("HEAD"))
                .map(Route::toString)
                .collect(Collectors.joining(", "));
    }

    /** The port it listens on. */
    public int port() {
        return address().getPort();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** The identity in front of it, for trusted code of the application. */
    public Identity identity() {
        return identity;
    }

    /**
     * Takes no more connections, waits at most ten seconds for requests in flight, which it may still be reading, then closes identity.
     * Repeats do nothing but wait for the first.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // the JDK's own stop closes the listener at once, but up to JDK 25 waits in full even where nothing runs
        Thread listener = new Thread(() -> server.stop((int) GRACE.toSeconds()), "identity-http-stop");
        listener.setDaemon(true);
        listener.start();
        inFlight.drain(GRACE);
        server.stop(0);
        workers.close();
        identity.close();
        LOG.info("Stopped");
    }
}
