package com.jsonexpress.identity.argon2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/** BLAKE2b of Bouncy Castle, and the variable-length hash H' of RFC 9106 §3.3 on it. */
final class Blake2b {
    private static final int FULL = 64;
    private static final int HALF = 32;

    private Blake2b() {}

    static byte[] le32(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** @param length of the result in bytes, at most 64 */
    static byte[] hash(int length, byte[]... parts) {
        var digest = new Blake2bDigest(length * Byte.SIZE);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[length];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** H' of any length. What it computes on the way is wiped: from it a password could be guessed at little cost. */
    static byte[] longHash(int length, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = le32(length);
        System.arraycopy(parts, 0, all, 1, parts.length);
        byte[] next = hash(Math.min(length, FULL), all);
        byte[] result = new byte[length];
        int done = 0;
        while (length - done > FULL) {
            System.arraycopy(next, 0, result, done, HALF);
            done += HALF;
            byte[] previous = next;
            next = hash(Math.min(length - done, FULL), previous);
            Arrays.fill(previous, (byte) 0);
        }
        System.arraycopy(next, 0, result, done, next.length);
        Arrays.fill(next, (byte) 0);
        return result;
    }
}
