package com.jsonexpress.identity.benchmarks.token;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** A JWS algorithm with a key of this run, and tokens that carry the claims of one of ours. */
enum Algorithm {
    HS256(null, 0, null),
    RS256("RSA", 2048, "SHA256withRSA"),
    ES256("EC", 256, "SHA256withECDSAinP1363Format"),
    EDDSA("Ed25519", 0, "Ed25519");

    static final String ISSUER = "https://id.example.com/";
    static final String AUDIENCE = "https://api.example.com";
    static final String SECRET = "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-benchmark";

    /** The name that {@code java.security.Signature} knows it by. */
    final String jca;

    final KeyPair keys;

    Algorithm(String keyType, int size, String jca) {
        this.jca = jca;
        this.keys = keyType == null ? null : generate(keyType, size);
    }

    static SecretKeySpec secretKey() {
        return new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Signed by jjwt. */
    String token() {
        Instant now = Instant.now();
        var builder = Jwts.builder()
                .header()
                .type("at+jwt")
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(86_400)))
                .id(UUID.randomUUID().toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("auth_time", now.getEpochSecond())
                .claim("amr", List.of("pwd"))
                .claim("role", "user")
                .claim("email", "somebody@example.com")
                .claim("emailVerified", true)
                .claim("tokenVersion", 1);
        return (keys == null
                        ? builder.signWith(secretKey(), Jwts.SIG.HS256)
                        : builder.signWith(keys.getPrivate(), signature()))
                .compact();
    }

    private io.jsonwebtoken.security.SignatureAlgorithm signature() {
        return switch (this) {
            case RS256 -> Jwts.SIG.RS256;
            case ES256 -> Jwts.SIG.ES256;
            default -> Jwts.SIG.EdDSA;
        };
    }

    private static KeyPair generate(String type, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
