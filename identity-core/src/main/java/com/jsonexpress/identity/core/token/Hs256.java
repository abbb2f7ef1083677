package com.jsonexpress.identity.core.token;

import com.jsonexpress.identity.core.crypto.HmacSha256;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.SignatureException;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import javax.crypto.SecretKey;

/**
 * HS256 (RFC 7518 §3.2) with one key, as jjwt asks for it. jjwt's own looks for a provider of the MAC, and keys it, for each
 * token. Thread-safe.
 */
final class Hs256 implements SecureDigestAlgorithm<SecretKey, SecretKey> {
    private final HmacSha256 hmac;

    Hs256(byte[] key) {
        this.hmac = new HmacSha256(key);
    }

    @Override
    public String getId() {
        return "HS256";
    }

    /** Of the one key, whichever is named in the request. */
    @Override
    public byte[] digest(SecureRequest<InputStream, SecretKey> request) {
        return mac(request.getPayload());
    }

    @Override
    public boolean verify(VerifySecureDigestRequest<SecretKey> request) {
        return MessageDigest.isEqual(request.getDigest(), mac(request.getPayload()));
    }

    private byte[] mac(InputStream signed) {
        try {
            return hmac.of(signed.readAllBytes());
        } catch (IOException e) {
            throw new SignatureException("what is signed cannot be read", e);
        }
    }
}
