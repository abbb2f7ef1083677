package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of our own tokens: HMAC with SHA-256 (RFC 7518 §3.2), by the JDK. Thread-safe.
 *
 * <p>jjwt, which issues these tokens, checks them as well, at several times the cost; tests compare the two.
 */
final class HmacSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    HmacSignature(Secret secret) {
        this.key = new SecretKeySpec(secret.expose(), ALGORITHM);
    }

    void check(CompactToken token) throws RefusedException {
        if (!MessageDigest.isEqual(token.signature(), mac(token))) {
            throw Signature.bad();
        }
    }

    private byte[] mac(CompactToken token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(token.signingInput());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
