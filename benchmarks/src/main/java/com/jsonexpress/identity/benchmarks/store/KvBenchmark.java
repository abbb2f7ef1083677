package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The memory KV among a hundred thousand sessions, each call on another of them; and the bare map of the JDK, which knows
 * no expiry and hands out what it holds instead of a copy, as the floor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class KvBenchmark {
    private static final int SESSIONS = 1 << 17;
    private static final int STEP = 40_503; // odd, so that all are met
    private static final Duration LIFE = Duration.ofDays(30);
    private static final byte[] RECORD = new byte[160];

    private final String[] keys = new String[SESSIONS];
    private final String[] counters = new String[SESSIONS];
    private final MemoryKvStore kv = new MemoryKvStore();
    private final Map<String, byte[]> map = new ConcurrentHashMap<>();
    private int at;

    @TearDown
    public void stop() {
        kv.close();
    }

    @Setup
    public void fill() {
        Running.start(kv);
        for (int i = 0; i < SESSIONS; i++) {
            keys[i] = String.format(Locale.ROOT, "session/%032x", i * 0x9e3779b97f4a7c15L);
            counters[i] = "limit/" + i;
            kv.set(keys[i], RECORD, LIFE);
            map.put(keys[i], RECORD);
        }
    }

    /** As it comes with a request: a text that was not hashed yet. */
    private String key() {
        at = at + STEP & SESSIONS - 1;
        return new String(keys[at].toCharArray());
    }

    @Benchmark
    public String keyAlone() {
        return key();
    }

    @Benchmark
    public byte[] mapGet() {
        return map.get(key());
    }

    @Benchmark
    public byte[] mapPut() {
        return map.put(key(), RECORD.clone());
    }

    @Benchmark
    public Optional<byte[]> get() {
        return kv.get(key());
    }

    @Benchmark
    public void set() {
        kv.set(key(), RECORD, LIFE);
    }

    @Benchmark
    public boolean replace() {
        return kv.replace(key(), RECORD, RECORD, LIFE);
    }

    @Benchmark
    public boolean setIfAbsentAndTake() {
        String key = key() + "x";
        return kv.setIfAbsent(key, RECORD, LIFE) && kv.take(key).isPresent();
    }

    @Benchmark
    public long increment() {
        at = at + STEP & SESSIONS - 1;
        return kv.increment(counters[at], LIFE);
    }
}
