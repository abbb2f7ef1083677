package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.error.UnavailableException;
import java.security.MessageDigest;
import org.bouncycastle.crypto.generators.SCrypt;

/** scrypt (RFC 7914) of Bouncy Castle; its memory is on the heap. */
final class Scrypt implements ForeignHash {
    private static final long NANOS_OF_BLOCK = 1_000;
    private static final int BYTES_OF_BLOCK = 128;
    /** What Bouncy Castle computes where r is 1. */
    private static final int MAX_COST_OF_ONE = 1 << 15;

    private final byte[] salt;
    private final int n;
    private final int r;
    private final int p;
    private final byte[] key;

    private Scrypt(byte[] salt, int n, int r, int p, byte[] key) {
        this.salt = salt;
        this.n = n;
        this.r = r;
        this.p = p;
        this.key = key;
    }

    /** @param n the cost, a power of two; 0 for one that is none */
    static Reading of(byte[] salt, int n, int r, int p, byte[] key) {
        if (!Limits.areSound(salt, key) || Integer.bitCount(n) != 1 || n == 1) {
            return Limits.damaged();
        }
        return Limits.readable(isBearable(n, r, p), memory(n, r), () -> new Scrypt(salt, n, r, p, key));
    }

    /** The cost from its logarithm. */
    static int power(int log) {
        return log > 0 && log < Integer.SIZE - 1 ? 1 << log : 0;
    }

    private static boolean isBearable(long n, int r, int p) {
        return r >= 1
                && r <= Limits.MAX_SCRYPT_BLOCK
                && (r > 1 || n <= MAX_COST_OF_ONE)
                && p >= 1
                && p <= Limits.MAX_LANES
                && r <= Limits.MAX_SCRYPT_MEMORY / BYTES_OF_BLOCK / n
                && NANOS_OF_BLOCK * n * r * p <= Limits.MAX_NANOS;
    }

    /** In KiB, rounded up. */
    private static long memory(long n, int r) {
        return (BYTES_OF_BLOCK * n * r + 1023) / 1024;
    }

    @Override
    public boolean verify(byte[] password) {
        return HeapShare.with((int) memory(n, r), () -> compare(password));
    }

    private boolean compare(byte[] password) {
        try {
            return MessageDigest.isEqual(key, SCrypt.generate(password, salt, n, r, p, key.length));
        } catch (OutOfMemoryError e) {
            throw new UnavailableException("scrypt cannot run now: the heap is too small for it");
        }
    }

    @Override
    public long cost() {
        return NANOS_OF_BLOCK * n * r * p;
    }
}
