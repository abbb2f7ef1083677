package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.testkit.Eventually;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/** Three real nodes, each with a third of the slots, that end with the run. */
final class Cluster {
    private static final int SLOTS = 16_384;

    private Cluster() {}

    /** The address of two of them; the third has to be found out. */
    static String start() {
        List<Integer> ports = IntStream.range(0, 3).mapToObj(i -> startNode()).toList();
        for (int i = 0; i < ports.size(); i++) {
            int[] slots = IntStream.range(SLOTS * i / 3, SLOTS * (i + 1) / 3).toArray();
            on(ports.get(i), node -> {
                node.clusterAddSlots(slots);
                ports.forEach(port -> node.clusterMeet("127.0.0.1", port));
            });
        }
        for (int port : ports) {
            on(port, node -> Eventually.until("the cluster is ready", () -> isReady(node.clusterInfo())));
        }
        return ports.stream()
                .limit(2)
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(",", "redis://", ""));
    }

    private static boolean isReady(String info) {
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }

    private static int startNode() {
        int port = Servers.freePort();
        RedisServer server = Servers.start(port, "cluster-enabled yes", "cluster-config-file " + file());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Servers.stop(server)));
        return port;
    }

    private static Path file() {
        try {
            return Files.createTempDirectory("cluster").resolve("nodes.conf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void on(int port, Consumer<RedisCommands<String, String>> work) {
        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + port)) {
            work.accept(client.connect().sync());
        }
    }
}
