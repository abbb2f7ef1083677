package com.jsonexpress.identity.core.crypto;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random names and seeds from the one random source. Thread-safe. */
public final class RandomNames {
    private static final int BYTES = 16;

    /** Our own, and those that users keep who come from another system. No dot: it parts the members of a mail's token. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final SecureRandom random;

    public RandomNames(SecureRandom random) {
        this.random = random;
    }

    /** 128 random bits as 32 hexadecimal digits: never guessed, never repeated. */
    public String id() {
        return HexFormat.of().formatHex(bytes());
    }

    /** Whether this may be the id of a user. Ids are opaque and never guessed: a number that was counted up is none. */
    public static boolean isUserId(String text) {
        return USER_ID.matcher(text).matches();
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
