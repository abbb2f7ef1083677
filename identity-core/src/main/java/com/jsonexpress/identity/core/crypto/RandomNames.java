package com.jsonexpress.identity.core.crypto;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random names and seeds from the one random source. Thread-safe. */
public final class RandomNames {
    private static final int BYTES = 16;

    private final SecureRandom random;

    public RandomNames(SecureRandom random) {
        this.random = random;
    }

    /** 128 random bits as 32 hexadecimal digits: never guessed, never repeated. */
    public String id() {
        return HexFormat.of().formatHex(bytes());
    }

    /** 16 random bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A password of 144 random bits, 24 characters of base64url. */
    public String password() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
