package com.jsonexpress.identity.core.testing;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store that lies about time: it forgets nothing by itself. Remembers the life that each value was to have. */
public class KeepingKv implements IKvStore {
    public final Map<String, byte[]> values = new HashMap<>();
    public final Map<String, Duration> lives = new HashMap<>();
    public int reads;

    @Override
    public Optional<byte[]> get(String key) {
        reads++;
        return Optional.ofNullable(values.get(key)).map(byte[]::clone);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        values.put(key, value.clone());
        lives.put(key, ttl);
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        boolean free = !values.containsKey(key);
        if (free) {
            set(key, value, ttl);
        }
        return free;
    }

    @Override
    public Optional<byte[]> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        boolean same = Arrays.equals(values.get(key), expected);
        if (same) {
            set(key, value, ttl);
        }
        return same;
    }

    @Override
    public long increment(String key, Duration ttl) {
        long sum = Optional.ofNullable(values.get(key))
                        .map(digits -> Long.parseLong(new String(digits, StandardCharsets.US_ASCII)))
                        .orElse(0L)
                + 1;
        values.put(key, Long.toString(sum).getBytes(StandardCharsets.US_ASCII));
        lives.putIfAbsent(key, ttl);
        return sum;
    }

    @Override
    public boolean delete(String key) {
        return values.remove(key) != null;
    }

    @Override
    public String name() {
        return "keeping";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public Health health() {
        return Health.ok();
    }
}
