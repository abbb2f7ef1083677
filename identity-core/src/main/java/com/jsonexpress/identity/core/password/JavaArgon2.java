package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Bouncy Castle's argon2id, where native code cannot run. Its memory is on the heap and freed after each hash.
 *
 * <p>Why not the smaller Password4j (1.8.4, read and weighed): its {@code Argon2Function} can only be had from a static
 * map that is never emptied, and every entry keeps an array of the full memory cost and a thread pool – so each set of
 * parameters that a stored hash brings would hold up to 256 MiB for good; an interrupted multi-lane hash zeroes its memory
 * and returns a wrong result.
 */
final class JavaArgon2 implements Argon2 {

    @Override
    public byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length) {
        var bouncy = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memory())
                .withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism())
                .withSalt(salt)
                .build();
        byte[] hash = new byte[length];
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(bouncy);
            generator.generateBytes(password, hash);
            return hash;
        } catch (OutOfMemoryError e) {
            throw new UnavailableException("argon2 cannot run now: the heap is too small for it");
        }
    }
}
