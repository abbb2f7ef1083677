package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of our own tokens: HMAC with SHA-256 (RFC 7518 §3.2), by the JDK. Thread-safe.
 *
 * <p>jjwt, which issues these tokens, checks them as well, at several times the cost; tests compare the two.
 */
final class HmacSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Keyed, and never used but to be copied: that is faster than to look for a provider and key its MAC each time. */
    private final @Nullable Mac prototype;

    HmacSignature(Secret secret) {
        this.key = new SecretKeySpec(secret.expose(), ALGORITHM);
        this.prototype = copy(keyed());
    }

    void check(CompactToken token) throws RefusedException {
        if (!MessageDigest.isEqual(token.signature(), mac(token))) {
            throw Signature.bad();
        }
    }

    private byte[] mac(CompactToken token) {
        Mac copied = prototype == null ? null : copy(prototype);
        Mac mac = copied == null ? keyed() : copied;
        mac.update(token.signingInput());
        return mac.doFinal();
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
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
