package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.kv.redis.RedisKvStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Redis for tests whose time stands still and jumps. Nobody can tell Redis the time, so that its values are given a day more
 * than they have to live here, and are deleted there before the first touch after their end.
 */
final class AgedRedis implements IKvStore {
    private static final Duration SPARE = Duration.ofDays(1);

    private final RedisKvStore redis = new RedisKvStore();
    private final Map<String, Long> ends = new ConcurrentHashMap<>();
    private final LongSupplier ticker;

    AgedRedis(LongSupplier ticker) {
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Traits traits() {
        return redis.traits();
    }

    @Override
    public void start(ProviderContext context) {
        redis.start(context);
    }

    @Override
    public Health health() {
        return redis.health();
    }

    @Override
    public void close() {
        redis.close();
    }

    @Override
    public Optional<byte[]> get(String key) {
        age(key);
        return redis.get(key);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        ends.compute(key, (name, end) -> { // or another one's late deletion would follow
            redis.set(key, value, ttl.plus(SPARE));
            return ticker.getAsLong() + ttl.toNanos();
        });
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        age(key);
        boolean done = redis.setIfAbsent(key, value, ttl.plus(SPARE));
        if (done) {
            lives(key, ttl);
        }
        return done;
    }

    @Override
    public Optional<byte[]> take(String key) {
        age(key);
        return redis.take(key);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        age(key);
        boolean done = redis.replace(key, expected, value, ttl.plus(SPARE));
        if (done) {
            lives(key, ttl);
        }
        return done;
    }

    @Override
    public long increment(String key, Duration ttl) {
        age(key);
        long count = redis.increment(key, ttl.plus(SPARE));
        if (count == 1) {
            lives(key, ttl);
        }
        return count;
    }

    @Override
    public boolean delete(String key) {
        age(key);
        return redis.delete(key);
    }

    private void lives(String key, Duration ttl) {
        ends.put(key, ticker.getAsLong() + ttl.toNanos());
    }

    /** Of many that come after the end one deletes, and all wait for it. */
    private void age(String key) {
        ends.computeIfPresent(key, (name, end) -> {
            if (ticker.getAsLong() - end < 0) {
                return end;
            }
            redis.delete(name);
            return null;
        });
    }
}
