package com.jsonexpress.identity.middleware;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The algorithms that an external issuer may sign with (RFC 7518 §3.1, RFC 8037 §3.1), each with the keys that fit it.
 *
 * <p>No HMAC: a key that everybody can fetch proves nothing (RFC 8725 §2.1).
 */
enum JwsAlgorithm {
    RS256("RS256", "RSA", ""),
    RS384("RS384", "RSA", ""),
    RS512("RS512", "RSA", ""),
    PS256("PS256", "RSA", ""),
    PS384("PS384", "RSA", ""),
    PS512("PS512", "RSA", ""),
    ES256("ES256", "EC", "P-256"),
    ES384("ES384", "EC", "P-384"),
    ES512("ES512", "EC", "P-521"),
    EDDSA("EdDSA", "OKP", "Ed25519|Ed448");

    private final String id;
    private final String keyType;
    private final String curves;

    JwsAlgorithm(String id, String keyType, String curves) {
        this.id = id;
        this.keyType = keyType;
        this.curves = curves;
    }

    /** By its registered name, which has a case. */
    static Optional<JwsAlgorithm> named(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(each -> each.id).collect(Collectors.joining(", "));
    }

    /** Whether a key of this type, on this curve, belongs to it; an RSA key's curve is empty. */
    boolean fits(String type, String curve) {
        return keyType.equals(type) && curve.matches(curves);
    }

    /** The reference verifier's own; looked up late, so that a missing library is a boot failure with a remedy. */
    SecureDigestAlgorithm<?, ?> reference() {
        return Jwts.SIG.get().forKey(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
