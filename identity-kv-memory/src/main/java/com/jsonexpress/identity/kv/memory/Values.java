package com.jsonexpress.identity.kv.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entries by key, each {@link Packed}. Changes are compare-and-set on the array's identity: whoever sees an ended
 * entry removes that very array first, so a slow writer that still saw it alive cannot bring it back. Thread-safe.
 */
final class Values {
    private static final Pattern COUNTER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final ConcurrentHashMap<String, byte[]> entries = new ConcurrentHashMap<>();
    private final LongSupplier ticker;

    Values(LongSupplier ticker) {
        this.ticker = ticker;
    }

    Optional<byte[]> get(String key) {
        byte[] living = living(key);
        return living == null ? Optional.empty() : Optional.of(Packed.value(living));
    }

    void set(String key, byte[] value, long ttl) {
        entries.put(key, packed(value, ttl));
    }

    boolean setIfAbsent(String key, byte[] value, long ttl) {
        byte[] packed = packed(value, ttl);
        while (true) {
            byte[] present = entries.putIfAbsent(key, packed);
            if (present == null) {
                return true;
            }
            if (!isOver(present)) {
                return false;
            }
            entries.remove(key, present);
        }
    }

    Optional<byte[]> take(String key) {
        byte[] taken = entries.remove(key);
        return taken == null || isOver(taken) ? Optional.empty() : Optional.of(Packed.value(taken));
    }

    boolean replace(String key, byte[] expected, byte[] value, long ttl) {
        byte[] packed = packed(value, ttl);
        while (true) {
            byte[] living = living(key);
            if (living == null || !Packed.holds(living, expected)) {
                return false;
            }
            if (entries.replace(key, living, packed)) {
                return true;
            }
        }
    }

    long increment(String key, long ttl) {
        byte[] counted = entries.compute(
                key,
                (same, present) -> present == null || isOver(present)
                        ? packed(digits(1), ttl)
                        : Packed.pack(Packed.end(present), digits(count(present) + 1)));
        return count(counted);
    }

    /** Drops those of the next {@code limit} entries that ended. */
    void sweep(Iterator<Map.Entry<String, byte[]>> rest, int limit) {
        long now = ticker.getAsLong();
        for (int i = 0; i < limit && rest.hasNext(); i++) {
            Map.Entry<String, byte[]> entry = rest.next();
            if (Packed.isOver(entry.getValue(), now)) {
                entries.remove(entry.getKey(), entry.getValue());
            }
        }
    }

    Iterator<Map.Entry<String, byte[]>> iterator() {
        return entries.entrySet().iterator();
    }

    long size() {
        return entries.mappingCount();
    }

    Map<String, byte[]> dump() {
        Map<String, byte[]> all = new HashMap<>();
        entries.forEach((key, packed) -> all.put(key, Packed.value(packed)));
        return all;
    }

    private byte @Nullable [] living(String key) {
        byte[] present = entries.get(key);
        if (present != null && isOver(present)) {
            entries.remove(key, present);
            return null;
        }
        return present;
    }

    private boolean isOver(byte[] packed) {
        return Packed.isOver(packed, ticker.getAsLong());
    }

    private byte[] packed(byte[] value, long ttl) {
        return Packed.pack(ticker.getAsLong() + ttl, value);
    }

    private static byte[] digits(long count) {
        return Long.toString(count).getBytes(US_ASCII);
    }

    private static long count(byte[] packed) {
        String digits = new String(packed, Long.BYTES, packed.length - Long.BYTES, US_ASCII);
        if (!COUNTER.matcher(digits).matches()) {
            throw new IllegalStateException("the value is no counter");
        }
        return Long.parseLong(digits);
    }
}
