package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.nio.charset.StandardCharsets;

/** Shorthands of these tests. */
final class Hash {
    private static final KnownHashes HASHES = new KnownHashes();

    private Hash() {}

    static Reading read(String stored) {
        return HASHES.read(stored);
    }

    static boolean matches(String stored, String password) {
        return matches(stored, password.getBytes(StandardCharsets.UTF_8));
    }

    static boolean matches(String stored, byte[] password) {
        if (read(stored) instanceof Reading.Readable readable) {
            return readable.hash().verify(password);
        }
        throw new AssertionError("cannot be read: " + read(stored));
    }

    /** Why it is refused. */
    static String problem(String stored) {
        if (read(stored) instanceof Reading.Refused refused) {
            return refused.problem();
        }
        throw new AssertionError("is not refused: " + read(stored));
    }
}
