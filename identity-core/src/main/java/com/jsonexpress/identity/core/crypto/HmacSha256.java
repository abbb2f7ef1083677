package com.jsonexpress.identity.core.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC with SHA-256 (RFC 2104) and one key, by the JDK. Thread-safe. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Keyed, and never used but to be copied: that is faster than to look for a provider and key its MAC each time. */
    private final @Nullable Mac prototype;

    public HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.prototype = copy(keyed());
    }

    public byte[] of(byte[] message) {
        Mac copied = prototype == null ? null : copy(prototype);
        return (copied == null ? keyed() : copied).doFinal(message);
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK must offer " + ALGORITHM, e);
        }
    }

    /** Null where the provider has no copies. */
    private static @Nullable Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            return null;
        }
    }
}
