package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The plainest store that keeps its promises; each liar in {@link KvStoreContractTest} breaks one of them. */
class PlainKv implements IKvStore {
    @SuppressWarnings("ArrayRecordComponent")
    record Value(byte[] bytes, long end) {}

    final Map<String, Value> values = new HashMap<>();
    LongSupplier ticker = () -> 0;
    private boolean open;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {
        ticker = context.ticker();
        open = true;
    }

    @Override
    public Health health() {
        return open ? Health.ok() : Health.down("closed");
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
        Value living = living(key);
        return living == null ? Optional.empty() : Optional.of(living.bytes.clone());
    }

    @Override
    public synchronized void set(String key, byte[] value, Duration ttl) {
        put(key, value, end(ttl));
    }

    @Override
    public synchronized boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        long end = end(ttl);
        return living(key) == null && put(key, value, end);
    }

    @Override
    public synchronized Optional<byte[]> take(String key) {
        Optional<byte[]> taken = get(key);
        values.remove(key);
        return taken;
    }

    @Override
    public synchronized boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        long end = end(ttl);
        Value living = living(key);
        return living != null && Arrays.equals(living.bytes, expected) && put(key, value, end);
    }

    @Override
    public synchronized long increment(String key, Duration ttl) {
        long end = end(ttl);
        Value living = living(key);
        String digits = living == null ? "0" : new String(living.bytes, US_ASCII);
        if (!digits.matches("0|[1-9][0-9]{0,17}") || digits.equals("9".repeat(18))) {
            throw new IllegalStateException("the value is no counter, or a full one");
        }
        long sum = Long.parseLong(digits) + 1;
        put(key, Long.toString(sum).getBytes(US_ASCII), living == null ? end : living.end);
        return sum;
    }

    @Override
    public synchronized boolean delete(String key) {
        return take(key).isPresent();
    }

    boolean put(String key, byte[] value, long end) {
        values.put(key, new Value(value.clone(), end));
        return true;
    }

    @Nullable
    Value living(String key) {
        if (!open) {
            throw new IllegalStateException("closed");
        }
        Value value = values.get(key);
        return value == null || ticker.getAsLong() - value.end >= 0 ? null : value;
    }

    long end(Duration ttl) {
        if (!open) {
            throw new IllegalStateException("closed");
        }
        if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("ttl");
        }
        return ticker.getAsLong() + ttl.toNanos();
    }
}
