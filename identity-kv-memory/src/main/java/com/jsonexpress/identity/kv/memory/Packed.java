package com.jsonexpress.identity.kv.memory;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One entry as one array: its end on the ticker, the length of its key, key, value. Never changed once made; two entries
 * are the same only if they are the same array. An object each for key, end and value would cost more memory than most
 * values. A key with a character beyond ISO 8859-1 has two bytes for each, so that every key, well-formed or not, is
 * its own.
 */
final class Packed {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, BIG_ENDIAN);

    private static final int KEY_LENGTH = Long.BYTES;
    private static final int KEY = KEY_LENGTH + Integer.BYTES;
    /** In the first byte of the length. */
    private static final byte GONE = (byte) 0x80;

    private static final byte NARROW = 0;
    private static final byte WIDE = 1;

    private Packed() {}

    /** A key alone, of which entries are made, and by which they are looked up. */
    static byte[] key(String key) {
        boolean narrow = isNarrow(key);
        byte[] packed = new byte[KEY + 1 + (narrow ? key.length() : key.length() * Character.BYTES)];
        ByteBuffer buffer = ByteBuffer.wrap(packed)
                .putInt(KEY_LENGTH, packed.length - KEY)
                .position(KEY)
                .put(narrow ? NARROW : WIDE);
        if (narrow) {
            buffer.put(key.getBytes(ISO_8859_1));
        } else {
            buffer.asCharBuffer().put(key);
        }
        return packed;
    }

    private static boolean isNarrow(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** An entry with the key of another, or of a key alone. */
    static byte[] pack(byte[] key, long end, byte[] value) {
        int valueAt = valueAt(key);
        byte[] packed = Arrays.copyOf(key, valueAt + value.length);
        System.arraycopy(value, 0, packed, valueAt, value.length);
        LONG.set(packed, 0, end);
        return packed;
    }

    static long end(byte[] packed) {
        return (long) LONG.get(packed, 0);
    }

    /** At exactly its end it is over; the ticker may overflow. */
    static boolean isOver(byte[] packed, long now) {
        return now - end(packed) >= 0;
    }

    /** What is left of an entry that is gone for good: its key. */
    static byte[] gone(byte[] packed) {
        byte[] gone = Arrays.copyOf(packed, valueAt(packed));
        gone[KEY_LENGTH] |= GONE;
        return gone;
    }

    static boolean isGone(byte[] packed) {
        return (packed[KEY_LENGTH] & GONE) != 0;
    }

    static byte[] value(byte[] packed) {
        return Arrays.copyOfRange(packed, valueAt(packed), packed.length);
    }

    static boolean holds(byte[] packed, byte[] value) {
        return Arrays.equals(packed, valueAt(packed), packed.length, value, 0, value.length);
    }

    static String keyOf(byte[] packed) {
        ByteBuffer key = ByteBuffer.wrap(packed, KEY + 1, keyLength(packed) - 1);
        return packed[KEY] == NARROW
                ? ISO_8859_1.decode(key).toString()
                : key.asCharBuffer().toString();
    }

    static int hashOfKey(byte[] packed) {
        int hash = 1;
        int end = valueAt(packed);
        for (int i = KEY; i < end; i++) {
            hash = 31 * hash + packed[i];
        }
        return hash;
    }

    static int compareKeys(byte[] packed, byte[] other) {
        return Arrays.compare(packed, KEY, valueAt(packed), other, KEY, valueAt(other));
    }

    static boolean haveSameKey(byte[] packed, byte[] other) {
        return Arrays.equals(packed, KEY, valueAt(packed), other, KEY, valueAt(other));
    }

    private static int valueAt(byte[] packed) {
        return KEY + keyLength(packed);
    }

    private static int keyLength(byte[] packed) {
        return (int) INT.get(packed, KEY_LENGTH) & Integer.MAX_VALUE;
    }
}
