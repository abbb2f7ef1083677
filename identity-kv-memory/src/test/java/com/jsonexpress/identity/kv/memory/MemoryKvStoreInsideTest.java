package com.jsonexpress.identity.kv.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryKvStoreInsideTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovableTime time = new MovableTime();
    private final MemoryKvStore kv = new MemoryKvStore(Duration.ofMillis(5));

    @AfterEach
    void close() {
        kv.close();
    }

    @Asvs("1.4.3")
    @Test
    void sweeper_endedEntriesNobodyAsksFor_freesTheirMemory() {
        kv.start(TestContext.at(time).context());
        for (int i = 0; i < 25_000; i++) {
            kv.set("short" + i, new byte[] {1}, MINUTE);
        }
        kv.set("long", "kept".getBytes(UTF_8), MINUTE.multipliedBy(2));
        assertThat(kv.dump()).hasSize(25_001);

        time.pass(MINUTE);
        Eventually.until("the ended entries are gone", () -> kv.dump().size() == 1);

        assertThat(kv.dump()).containsOnlyKeys("long");
        assertThat(kv.get("long")).isPresent();
        assertThat(kv.health().gauges()).containsEntry("entries", 1L);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void sweeper_afterTroubleOfAnyKind_freesMemory(Throwable kind) {
        AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
        AtomicInteger troubled = new AtomicInteger();
        LongSupplier ticker = () -> {
            Throwable now = trouble.get();
            if (now == null) {
                return time.ticker().getAsLong();
            }
            troubled.incrementAndGet();
            if (now instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) now;
        };
        Shards shards = new Shards(ticker);
        shards.of("a").set("a", new byte[] {1}, MINUTE.toNanos());
        trouble.set(kind);
        try (Sweeper sweeper = Sweeper.start(shards, Duration.ofMillis(5))) {
            assertThat(sweeper).isNotNull();
            Eventually.until("it was met twice", () -> troubled.get() > 1);
            time.pass(MINUTE);
            trouble.set(null);

            Eventually.until("what ended is gone", () -> shards.size() == 0);
        }
    }

    static Stream<Throwable> troubles() {
        return Stream.of(new OutOfMemoryError("of the test"), new IllegalStateException("a bug"));
    }

    @Test
    void get_endedEntry_freesItsMemory() {
        MemoryKvStore unswept = new MemoryKvStore(Duration.ofHours(1));
        unswept.start(TestContext.at(time).context());
        unswept.set("a", new byte[] {1}, MINUTE);
        time.pass(MINUTE);

        assertThat(unswept.get("a")).isEmpty();
        assertThat(unswept.dump()).isEmpty();
        unswept.close();
    }

    @Test
    void dump_entries_showsRawValues() {
        kv.start(TestContext.at(time).context());
        kv.set("a", "value".getBytes(UTF_8), MINUTE);
        kv.increment("b", MINUTE);

        assertThat(kv.dump().get("a")).asString(UTF_8).isEqualTo("value");
        assertThat(kv.dump().get("b")).asString(UTF_8).isEqualTo("1");
    }

    @Test
    void keys_ofTheSameBytes_areTheirOwn() {
        kv.start(TestContext.at(time).context());
        List<String> keys = List.of("ab", "\u6162", "abc", "\ud800", "\udc00", "?", "\ufffd", "", "\u00e9", "e\u0301");
        for (int i = 0; i < keys.size(); i++) {
            assertThat(kv.setIfAbsent(keys.get(i), new byte[] {(byte) i}, MINUTE))
                    .isTrue();
        }

        for (int i = 0; i < keys.size(); i++) {
            assertThat(kv.get(keys.get(i))).contains(new byte[] {(byte) i});
        }
        assertThat(kv.dump()).containsOnlyKeys(keys);
    }

    @Asvs("1.4.2")
    @Test
    void increment_atItsLargest_failsInsteadOfTurningNegative() {
        kv.start(TestContext.at(time).context());
        kv.set("a", Long.toString(Long.MAX_VALUE).getBytes(UTF_8), MINUTE);
        kv.set("b", "007".getBytes(UTF_8), MINUTE);

        assertThatIllegalStateException().isThrownBy(() -> kv.increment("a", MINUTE));
        assertThatIllegalStateException().isThrownBy(() -> kv.increment("b", MINUTE));
    }

    @Test
    void close_started_endsTheThreadAndForgets() {
        kv.start(TestContext.at(time).context());
        assertThat(sweepers()).isNotEmpty();
        kv.close();

        Eventually.until("the sweeper ended", () -> sweepers().isEmpty());
        assertThat(kv.health().up()).isFalse();
        assertThatThrownBy(() -> kv.get("a")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void constructor_alone_startsNothing() {
        assertThat(new MemoryKvStore().health().up()).isFalse();
        assertThat(sweepers()).isEmpty();
    }

    private static List<String> sweepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("identity-kv-memory"))
                .toList();
    }
}
