package com.jsonexpress.identity.kv.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One entry as one array: eight bytes for its end on the ticker, then the value. Never changed once made; two entries
 * are the same only if they are the same array. An object beside the value would cost as much memory as most values.
 */
final class Packed {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Packed() {}

    static byte[] pack(long end, byte[] value) {
        byte[] packed = new byte[Long.BYTES + value.length];
        LONG.set(packed, 0, end);
        System.arraycopy(value, 0, packed, Long.BYTES, value.length);
        return packed;
    }

    static long end(byte[] packed) {
        return (long) LONG.get(packed, 0);
    }

    /** At exactly its end it is over; the ticker may overflow. */
    static boolean isOver(byte[] packed, long now) {
        return now - end(packed) >= 0;
    }

    static byte[] value(byte[] packed) {
        return Arrays.copyOfRange(packed, Long.BYTES, packed.length);
    }

    static boolean holds(byte[] packed, byte[] value) {
        return Arrays.equals(packed, Long.BYTES, packed.length, value, 0, value.length);
    }
}
