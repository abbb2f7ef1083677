package com.jsonexpress.identity.kv.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The place of a key: its {@link Packed} entry, until it is gone for good, whereupon another cell takes the key. It is the
 * map's key and value at once, so that neither needs an object more; two cells are equal if their keys are. Changes are
 * compare-and-set on the array's identity. Thread-safe.
 */
final class Cell implements Comparable<Cell> {
    private static final VarHandle PACKED = packed();

    private volatile byte[] packed;

    Cell(byte[] packed) {
        this.packed = packed;
    }

    /** For looking up a key. */
    static Cell of(String key) {
        return new Cell(Packed.key(key));
    }

    /** The entry as it stands, or that of the key alone. */
    byte[] now() {
        return packed;
    }

    boolean change(byte[] from, byte[] to) {
        return PACKED.compareAndSet(this, from, to);
    }

    @Override
    public int hashCode() {
        return Packed.hashOfKey(packed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cell cell && Packed.haveSameKey(packed, cell.packed);
    }

    @Override
    public int compareTo(Cell other) {
        return Packed.compareKeys(packed, other.packed);
    }

    private static VarHandle packed() {
        try {
            return MethodHandles.lookup().findVarHandle(Cell.class, "packed", byte[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
