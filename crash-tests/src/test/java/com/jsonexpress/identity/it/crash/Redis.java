package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.kv.redis.Servers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import redis.embedded.RedisServer;

/** A Redis of one's own that keeps what it has told to have, over a kill as well. */
final class Redis implements AutoCloseable {
    private final int port = Servers.freePort();
    private final String[] settings = {
        "appendonly yes",
        "appendfsync always",
        "appendfilename redis-" + UUID.randomUUID() + ".aof",
        "dir " + Path.of("target").toAbsolutePath()
    };
    private RedisServer server;
    private List<ProcessHandle> processes;

    Redis() {
        Set<ProcessHandle> before = children();
        server = Servers.start(port, settings);
        processes = started(before);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("redis"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<ProcessHandle> started(Set<ProcessHandle> before) {
        Set<ProcessHandle> now = children();
        now.removeAll(before);
        return List.copyOf(now);
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void signal(String signal) {
        processes.forEach(process -> Signals.sendToAll(signal, process));
    }

    /** After a kill. */
    void startAgain() {
        Servers.stop(server);
        Set<ProcessHandle> before = children();
        server = Servers.start(port, settings);
        processes = started(before);
    }

    /** How many connections others have. */
    long connections() {
        RedisClient client = RedisClient.create(url());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().clientList().lines().count() - 1;
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void close() {
        signal("CONT"); // one that stands still does not end either
        Servers.stop(server);
    }
}
