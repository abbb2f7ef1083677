package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Where Redis is, who logs in, and what it is asked at boot. */
class RedisSettingsTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String PASSWORD = "hippo-in-the-password";

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static TestContext context(String url) {
        return Servers.at(url, TestContext.realTime());
    }

    private static void started(TestContext context, Consumer<RedisKvStore> test) {
        try (RedisKvStore kv = new RedisKvStore()) {
            kv.start(context.context());
            test.accept(kv);
        }
    }

    private static void onServer(Consumer<Integer> test, String... settings) {
        int port = Servers.freePort();
        RedisServer server = Servers.start(port, settings);
        try {
            test.accept(port);
        } finally {
            Servers.stop(server);
        }
    }

    private static String logOf(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return heard.toString(UTF_8);
    }

    @Test
    void keys_beginWithTheNamespace_orWithThePrefix() {
        Config config = Servers.config(Servers.redis()).with(RedisKeys.PREFIX, "shop/", "the test");
        try (RedisClient client = RedisClient.create(Servers.redis())) {
            RedisCommands<String, String> redis = client.connect().sync();
            started(context(Servers.redis()).namespace("one"), kv -> kv.set("k", bytes("1"), LONG));
            started(TestContext.realTime().config(config), kv -> {
                assertThat(kv.get("k")).isEmpty();
                kv.set("k", bytes("2"), LONG);
            });

            assertThat(redis.get("one:k")).isEqualTo("1");
            assertThat(redis.get("shop/k")).isEqualTo("2");
            assertThat(redis.pttl("shop/k")).isBetween(3_590_000L, 3_600_000L);
        }
    }

    @Test
    void keys_ofHalvesOfSurrogatePairs_areDifferentOnes() {
        started(context(Servers.redis()), kv -> {
            kv.set("\ud800", bytes("1"), LONG);
            kv.set("\ud801", bytes("2"), LONG);
            kv.set("?", bytes("3"), LONG);

            assertThat(kv.get("\ud800"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("1")));
            assertThat(kv.get("\ud801"))
                    .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("2")));
        });
    }

    @Test
    void password_right_letsIn_wrongOrMissing_endsTheBootWithoutShowingIt() {
        onServer(
                port -> {
                    String address = "127.0.0.1:" + port;
                    started(context("redis://:" + PASSWORD + "@" + address), kv -> kv.set("k", bytes("1"), LONG));
                    Config apart = Servers.config("redis://" + address)
                            .with(RedisKeys.PASSWORD, Secret.of(PASSWORD), "the test");
                    started(TestContext.realTime().config(apart), kv -> kv.set("k", bytes("1"), LONG));

                    for (String url : List.of("redis://:not-" + PASSWORD + "@" + address, "redis://" + address)) {
                        assertThatThrownBy(() -> started(context(url), kv -> {}))
                                .isInstanceOf(BootException.class)
                                .hasMessageContaining(address)
                                .satisfies(e -> assertThat(e.toString() + ((BootException) e).remedy())
                                        .contains("jex.redis.password")
                                        .doesNotContain(PASSWORD));
                    }
                },
                "requirepass " + PASSWORD);
    }

    @Test
    void nobodyThere_endsTheBootWithTheRemedy() {
        int port = Servers.freePort();
        assertThatThrownBy(() -> started(context("redis://127.0.0.1:" + port), kv -> {}))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .satisfies(e -> assertThat(((BootException) e).remedy()).contains("jex.redis.url"));
    }

    @Test
    void noAddress_endsTheBootWithTheRemedy() {
        assertThatThrownBy(() -> started(TestContext.realTime(), kv -> {}))
                .isInstanceOf(BootException.class)
                .satisfies(e -> assertThat(((BootException) e).remedy()).contains("jex.redis.url"));
    }

    @Test
    void address_thatCannotBeRead_isAMistake_withoutIt() {
        List<Mistake> mistakes = new RedisKvStore().check(Servers.config("redis://:" + PASSWORD + "@[nonsense"));

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("jex.redis.url");
            assertThat(mistake.toString()).doesNotContain(PASSWORD);
        });
        assertThat(new RedisKvStore()
                        .check(Config.defaults().with(RedisKeys.PASSWORD, Secret.of(PASSWORD), "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.redis.password");
        assertThat(new RedisKvStore()
                        .check(Config.defaults()
                                .with(RedisKeys.URL, Secret.of("redis://localhost"), "the test")
                                .with(RedisKeys.USER, "app", "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.redis.user");
    }

    @Test
    void eviction_thatCouldDropTokens_isAWarning() {
        onServer(
                port -> assertThat(logOf(() -> started(context("redis://127.0.0.1:" + port), kv -> {})))
                        .contains("WARN", "maxmemory-policy is allkeys-lru", "noeviction"),
                "maxmemory 50mb",
                "maxmemory-policy allkeys-lru");
        onServer(port -> assertThat(logOf(() -> started(context("redis://127.0.0.1:" + port), kv -> {})))
                .doesNotContain("maxmemory-policy"));
    }

    @Test
    void start_thatEndsInAnError_leavesNoThreadBehind() {
        onServer(
                port -> {
                    Set<Thread> before = lettuceThreads();
                    PrintStream log = System.err;
                    System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
                        @Override
                        public void println(@Nullable String line) {
                            throw new StackOverflowError("a log that fails");
                        }
                    });
                    try (RedisKvStore kv = new RedisKvStore()) {
                        assertThatThrownBy(() -> kv.start(
                                        context("redis://127.0.0.1:" + port).context()))
                                .isInstanceOf(StackOverflowError.class);
                    } finally {
                        System.setErr(log);
                    }

                    Eventually.until("Lettuce's threads are gone", () -> before.containsAll(lettuceThreads()));
                },
                "maxmemory 50mb",
                "maxmemory-policy allkeys-lru");
    }

    private static Set<Thread> lettuceThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce"))
                .collect(Collectors.toSet());
    }

    @Test
    void memory_full_isAnOutage() {
        onServer(
                port -> started(
                        context("redis://127.0.0.1:" + port),
                        kv -> assertThatThrownBy(() -> {
                                    for (int i = 0; i < 1_000; i++) {
                                        kv.set("k" + i, new byte[50_000], LONG);
                                    }
                                })
                                .isInstanceOf(UnavailableException.class)
                                .hasMessageContaining("OOM")),
                "maxmemory 5mb",
                "maxmemory-policy noeviction");
    }

    @Test
    void client_ofTheHost_isUsedAndNotClosed() {
        try (RedisClient client = RedisClient.create(RedisURI.create(Servers.redis()))) {
            started(TestContext.realTime().offer(client), kv -> {
                kv.set("k", bytes("1"), LONG);
                assertThat(kv.take("k")).isPresent();
            });

            assertThat(client.connect().sync().ping()).isEqualTo("PONG");
        }
    }

    @Test
    void cluster_ofOneNode_doesTheSame(@TempDir Path directory) {
        Path nodes = directory.resolve("nodes.conf");
        onServer(
                port -> {
                    String url = "redis://127.0.0.1:" + port;
                    try (RedisClient client = RedisClient.create(url)) {
                        RedisCommands<String, String> redis = client.connect().sync();
                        redis.clusterAddSlots(IntStream.range(0, 16_384).toArray());
                        Eventually.until(
                                "the cluster is ready",
                                () -> redis.clusterInfo().contains("cluster_state:ok"));
                    }
                    Config config = Servers.config(url).with(RedisKeys.CLUSTER, true, "the test");
                    started(TestContext.realTime().config(config), kv -> {
                        for (int i = 0; i < 100; i++) {
                            String key = "k" + i;
                            assertThat(kv.setIfAbsent(key, bytes("1"), LONG)).isTrue();
                            assertThat(kv.replace(key, bytes("1"), bytes("2"), LONG))
                                    .isTrue();
                            assertThat(kv.take(key)).isPresent();
                            assertThat(kv.increment(key, LONG)).isEqualTo(1);
                        }
                        assertThat(kv.health().up()).isTrue();
                    });
                },
                "cluster-enabled yes",
                "cluster-config-file " + nodes);
    }
}
