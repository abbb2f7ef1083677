package com.jsonexpress.identity.core.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF with SHA-256 (RFC 5869), for outputs of one block: 32 bytes. */
final class Hkdf {
    private static final byte[] NO_SALT = new byte[32];

    private Hkdf() {}

    /** Derives 32 bytes for one purpose. */
    static byte[] derive(byte[] secret, String purpose) {
        byte[] pseudoRandomKey = hmac(NO_SALT, secret);
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return hmac(pseudoRandomKey, block);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        return new HmacSha256(key).of(message);
    }
}
