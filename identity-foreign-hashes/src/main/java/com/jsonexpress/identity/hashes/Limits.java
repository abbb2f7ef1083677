package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.util.function.Supplier;

/**
 * What a stored hash may ask for: about two seconds of one processor, 256 MiB, and its share of the heap. It comes from a
 * database that somebody else may have written to, and would else be a way to keep the processors busy. What a scheme
 * costs was measured on one machine; on others it is the same in its order.
 */
final class Limits {
    static final long MAX_NANOS = 2_100_000_000;
    static final int MAX_BCRYPT_COST = 15;
    static final int MIN_PBKDF2_ITERATIONS = 1_000;
    static final long MAX_SCRYPT_MEMORY = 128L << 20;
    /** What is in use is 8, and 16 at times. Of large ones each block takes longer, and some fail. */
    static final int MAX_SCRYPT_BLOCK = 64;

    static final int MAX_ARGON2_MEMORY = 256 * 1024;
    static final int MAX_ARGON2_PASSES = 16;
    static final int MAX_LANES = 16;

    private static final Reading BEYOND = new Reading.Refused(
            "This hash asks for more or for less work than is accepted. Leave it out: the user sets a new password.");
    private static final Reading TOO_LARGE = new Reading.Refused(
            "This hash asks for more memory than an eighth of the heap. Raise -Xmx, or leave it out: the user sets a new"
                    + " password.");
    private static final Reading DAMAGED = new Reading.Refused(
            "This hash is damaged: a part has the wrong length or characters. Export it anew, or leave it out.");

    private Limits() {}

    static Reading readable(boolean bearable, Supplier<ForeignHash> hash) {
        return bearable ? new Reading.Readable(hash.get()) : BEYOND;
    }

    /** Likewise, for what takes its memory from the heap. */
    static Reading readable(boolean bearable, long kibibytes, Supplier<ForeignHash> hash) {
        return bearable && !HeapShare.isEnoughFor(kibibytes) ? TOO_LARGE : readable(bearable, hash);
    }

    static Reading damaged() {
        return DAMAGED;
    }

    static boolean areSound(byte[] salt, byte[] key) {
        return salt.length >= 4 && salt.length <= 256 && key.length >= 16 && key.length <= 128;
    }
}
