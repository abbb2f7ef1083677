package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/**
 * One real Redis for the whole run, which ends with it. The address in the environment variable
 * {@code JEX_TEST_REDIS_URL} takes precedence. The tests of other modules start servers with it, too.
 */
public final class Servers {
    private static @Nullable String address;

    private Servers() {}

    public static synchronized String redis() {
        String known = address;
        if (known == null) {
            known = System.getenv("JEX_TEST_REDIS_URL");
            address = known = known == null ? "redis://127.0.0.1:" + start() : known;
        }
        return known;
    }

    private static int start() {
        int port = freePort();
        RedisServer server = start(port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return port;
    }

    /** A server of one's own, with more lines of {@code redis.conf}. */
    public static RedisServer start(int port, String... settings) {
        try {
            var builder = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no");
            for (String setting : settings) {
                builder.setting(setting);
            }
            RedisServer server = builder.build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port that is not among those that the system hands out by itself, so that it is still free when a server comes back to
     * it; low enough that the same holds for the second one of a cluster's node, 10,000 above.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 22_700);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it
            }
        }
    }

    /** For tests in which no server fails: a busy machine may take longer than an application would wait. */
    public static Config patient() {
        return Config.defaults().with(RedisKeys.TIMEOUT, Duration.ofSeconds(5), "the test");
    }

    static TestContext at(String url, TestContext context) {
        return context.config(config(url));
    }

    static Config config(String url) {
        return Config.defaults().with(RedisKeys.URL, Secret.of(url), "the test");
    }
}
