package com.jsonexpress.identity.kv.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entries by key, each in its {@link Cell}. Every change is one compare-and-set on what the cell holds: who drops an
 * entry marks its cell as gone before the cell leaves the map, so a slow writer that still saw it alive cannot bring it
 * back, and who finds a cell gone makes another. Thread-safe.
 */
final class Values implements Iterable<Cell> {
    private static final Pattern COUNTER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final long MOST = 999_999_999_999_999_999L;

    private final ConcurrentHashMap<Cell, Cell> cells = new ConcurrentHashMap<>();
    private final LongSupplier ticker;

    Values(LongSupplier ticker) {
        this.ticker = ticker;
    }

    Optional<byte[]> get(String key) {
        Cell cell = cells.get(Cell.of(key));
        byte[] living = cell == null ? null : living(cell);
        return living == null ? Optional.empty() : Optional.of(Packed.value(living));
    }

    void set(String key, byte[] value, long ttl) {
        byte[] fresh = packed(key, value, ttl);
        put(fresh, present -> fresh);
    }

    boolean setIfAbsent(String key, byte[] value, long ttl) {
        byte[] fresh = packed(key, value, ttl);
        return put(fresh, present -> present) == fresh;
    }

    long increment(String key, long ttl) {
        return count(put(
                packed(key, digits(1), ttl),
                present -> Packed.pack(present, Packed.end(present), digits(next(count(present))))));
    }

    boolean replace(String key, byte[] expected, byte[] value, long ttl) {
        byte[] packed = packed(key, value, ttl);
        Cell asked = Cell.of(key);
        while (true) {
            Cell cell = cells.get(asked);
            byte[] living = cell == null ? null : living(cell);
            if (cell == null || living == null || !Packed.holds(living, expected)) {
                return false;
            }
            if (cell.change(living, packed)) {
                return true;
            }
        }
    }

    Optional<byte[]> take(String key) {
        Cell asked = Cell.of(key);
        while (true) {
            Cell cell = cells.get(asked);
            byte[] living = cell == null ? null : living(cell);
            if (cell == null || living == null) {
                return Optional.empty();
            }
            if (drop(cell, living)) {
                return Optional.of(Packed.value(living));
            }
        }
    }

    /** Drops it if it is over. */
    void sweep(Cell cell) {
        living(cell);
    }

    @Override
    public Iterator<Cell> iterator() {
        return cells.values().iterator();
    }

    long size() {
        return cells.mappingCount();
    }

    Map<String, byte[]> dump() {
        Map<String, byte[]> all = new HashMap<>();
        for (Cell cell : cells.values()) {
            byte[] packed = cell.now();
            if (!Packed.isGone(packed)) {
                all.put(Packed.keyOf(packed), Packed.value(packed));
            }
        }
        return all;
    }

    /**
     * Puts {@code fresh} where its key has no living entry, or else what {@code next} makes of that one; returns what
     * the key then has.
     */
    private byte[] put(byte[] fresh, UnaryOperator<byte[]> next) {
        Cell cell = new Cell(fresh);
        while (true) {
            Cell met = cells.putIfAbsent(cell, cell);
            if (met == null) {
                return fresh;
            }
            byte[] present = met.now();
            if (Packed.isGone(present)) {
                remove(met);
            } else {
                byte[] then = isOver(present) ? fresh : next.apply(present);
                if (then == present || met.change(present, then)) {
                    return then;
                }
            }
        }
    }

    /** What the cell holds, unless that is gone or over; drops it if over. */
    private byte @Nullable [] living(Cell cell) {
        byte[] present = cell.now();
        if (Packed.isGone(present)) {
            return null;
        }
        if (isOver(present)) {
            drop(cell, present);
            return null;
        }
        return present;
    }

    private boolean drop(Cell cell, byte[] present) {
        boolean dropped = cell.change(present, Packed.gone(present));
        if (dropped) {
            remove(cell);
        }
        return dropped;
    }

    /** Unless another cell has taken its key already. */
    private void remove(Cell gone) {
        cells.computeIfPresent(gone, (same, present) -> Packed.isGone(present.now()) ? null : present);
    }

    private boolean isOver(byte[] packed) {
        return Packed.isOver(packed, ticker.getAsLong());
    }

    private byte[] packed(String key, byte[] value, long ttl) {
        return Packed.pack(Packed.key(key), ticker.getAsLong() + ttl, value);
    }

    private static byte[] digits(long count) {
        return Long.toString(count).getBytes(US_ASCII);
    }

    private static long next(long count) {
        if (count == MOST) {
            throw new IllegalStateException("the counter is full");
        }
        return count + 1;
    }

    private static long count(byte[] packed) {
        String digits = new String(Packed.value(packed), US_ASCII);
        if (!COUNTER.matcher(digits).matches()) {
            throw new IllegalStateException("the value is no counter");
        }
        return Long.parseLong(digits);
    }
}
