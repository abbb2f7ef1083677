package com.jsonexpress.identity.argon2;

import com.jsonexpress.identity.core.spi.HashParameters;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.util.Random;

/** Random inputs, and what the C library computes of them. */
final class Reference {
    private static final Argon2Advanced LIBRARY = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);

    record Input(byte[] password, byte[] salt, HashParameters parameters, int length) {
        byte[] by(VectorArgon2 argon2) {
            return argon2.derive(password, salt, parameters, length);
        }

        byte[] byReference() {
            return LIBRARY.pbkdf(
                    parameters.iterations(), parameters.memory(), parameters.parallelism(), password, salt, length);
        }
    }

    private Reference() {}

    static Input random(Random random) {
        int lanes = 1 + random.nextInt(8);
        // now and then with more than one block of addresses in a segment
        int memory = 8 * lanes + random.nextInt(random.nextInt(20) == 0 ? 4000 : 300);
        return new Input(
                bytes(random, random.nextInt(200)),
                bytes(random, 8 + random.nextInt(57)),
                new HashParameters(memory, 1 + random.nextInt(4), lanes),
                4 + random.nextInt(200));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
