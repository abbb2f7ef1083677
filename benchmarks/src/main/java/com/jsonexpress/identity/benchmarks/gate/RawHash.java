package com.jsonexpress.identity.benchmarks.gate;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;

/** One argon2id hash of 19,456 KiB, two passes and one lane by the C library through argon2-jvm, alone: the floor of a login. */
public final class RawHash {
    private static final Argon2Advanced LIBRARY = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id);
    private static final byte[] PASSWORD = "quiet-lamp-40-otters".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];

    private RawHash() {}

    /** Computes it; true. */
    public static boolean compute() {
        return LIBRARY.pbkdf(2, 19_456, 1, PASSWORD, SALT, 32).length == 32;
    }
}
