package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 (RFC 8018 §5.2) of the JDK. */
final class Pbkdf2 implements ForeignHash {
    /** The pseudo-random functions that are met, by the length of their output in bytes and the nanoseconds of a round. */
    enum Prf {
        SHA1("PBKDF2WithHmacSHA1", 20, 600),
        SHA256("PBKDF2WithHmacSHA256", 32, 600),
        SHA512("PBKDF2WithHmacSHA512", 64, 1_300);

        private final String algorithm;
        private final int length;
        private final long nanos;

        Prf(String algorithm, int length, long nanos) {
            this.algorithm = algorithm;
            this.length = length;
            this.nanos = nanos;
        }
    }

    private final Prf prf;
    private final byte[] salt;
    private final int iterations;
    private final byte[] key;

    private Pbkdf2(Prf prf, byte[] salt, int iterations, byte[] key) {
        this.prf = prf;
        this.salt = salt;
        this.iterations = iterations;
        this.key = key;
    }

    static Reading of(Prf prf, byte[] salt, int iterations, byte[] key) {
        if (!Limits.areSound(salt, key)) {
            return Limits.damaged();
        }
        return Limits.readable(
                iterations >= Limits.MIN_PBKDF2_ITERATIONS && cost(prf, iterations, key) <= Limits.MAX_NANOS,
                () -> new Pbkdf2(prf, salt, iterations, key));
    }

    /** A long key takes several blocks. */
    private static long cost(Prf prf, int iterations, byte[] key) {
        return prf.nanos * iterations * ((key.length + prf.length - 1) / prf.length);
    }

    @Override
    public boolean verify(byte[] password) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
        char[] chars = Arrays.copyOf(text.array(), text.limit());
        PBEKeySpec spec = new PBEKeySpec(chars, salt, iterations, key.length * Byte.SIZE);
        try {
            byte[] derived = SecretKeyFactory.getInstance(prf.algorithm)
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(key, derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK does not compute " + prf.algorithm, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(chars, '\0');
            Arrays.fill(text.array(), '\0');
        }
    }

    @Override
    public long cost() {
        return cost(prf, iterations, key);
    }
}
