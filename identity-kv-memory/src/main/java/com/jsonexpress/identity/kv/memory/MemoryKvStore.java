package com.jsonexpress.identity.kv.memory;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in the memory of this process: they end with it, and other processes do not see them. Lives are measured
 * on the monotonic ticker, so that no step of the wall clock shortens or lengthens one. Thread-safe; a read takes no
 * lock. What ended is dropped when it is next asked for, or else by one background thread.
 */
public final class MemoryKvStore implements IKvStore {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration SWEEP_PAUSE = Duration.ofSeconds(1);

    private final Duration sweepPause;
    private volatile @Nullable Shards shards;
    private @Nullable Sweeper sweeper;

    public MemoryKvStore() {
        this(SWEEP_PAUSE);
    }

    MemoryKvStore(Duration sweepPause) {
        this.sweepPause = sweepPause;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {
        Shards started = new Shards(context.ticker());
        sweeper = Sweeper.start(started, sweepPause);
        shards = started;
    }

    @Override
    public Health health() {
        Shards now = shards;
        return now == null ? Health.down("not running") : Health.ok(Map.of("entries", now.size()));
    }

    @Override
    public void close() {
        shards = null;
        Sweeper running = sweeper;
        if (running != null) {
            running.close();
            sweeper = null; // it would hold on to the shards
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return values(key).get(key);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        values(key).set(key, value, nanos(ttl));
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        return values(key).setIfAbsent(key, value, nanos(ttl));
    }

    @Override
    public Optional<byte[]> take(String key) {
        return values(key).take(key);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        return values(key).replace(key, expected, value, nanos(ttl));
    }

    @Override
    public long increment(String key, Duration ttl) {
        return values(key).increment(key, nanos(ttl));
    }

    @Override
    public boolean delete(String key) {
        return values(key).take(key).isPresent();
    }

    /**
     * Everything that is in memory, ended or not, as it is kept. For tests that look for secrets where none may be: a
     * test class in this package reaches it.
     */
    Map<String, byte[]> dump() {
        return shards().dump();
    }

    private Values values(String key) {
        return shards().of(key);
    }

    private Shards shards() {
        Shards now = shards;
        if (now == null) {
            throw new UnavailableException("the memory KV store is not running");
        }
        return now;
    }

    private static long nanos(Duration ttl) {
        if (ttl.isZero() || ttl.isNegative() || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ttl must be more than zero and at most 366 days");
        }
        return ttl.toNanos();
    }
}
