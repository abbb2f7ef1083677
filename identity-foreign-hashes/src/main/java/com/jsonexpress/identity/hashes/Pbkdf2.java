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
    private static final long NANOS_OF_ROUND = 700;

    /** The pseudo-random functions that are met, by the length of their output in bytes. */
    enum Prf {
        SHA1("PBKDF2WithHmacSHA1", 20),
        SHA256("PBKDF2WithHmacSHA256", 32),
        SHA512("PBKDF2WithHmacSHA512", 64);

        private final String algorithm;
        private final int length;

        Prf(String algorithm, int length) {
            this.algorithm = algorithm;
            this.length = length;
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
                iterations >= Limits.MIN_PBKDF2_ITERATIONS && rounds(prf, iterations, key) <= Limits.MAX_PBKDF2_ROUNDS,
                () -> new Pbkdf2(prf, salt, iterations, key));
    }

    private static long rounds(Prf prf, int iterations, byte[] key) {
        return (long) iterations * ((key.length + prf.length - 1) / prf.length);
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
        return NANOS_OF_ROUND * rounds(prf, iterations, key);
    }
}
