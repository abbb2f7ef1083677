package com.jsonexpress.identity.benchmarks.token;

import com.auth0.jwt.JWT;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.ec.ECVerifier;
import io.fusionauth.jwt.hmac.HMACVerifier;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;

/** The other libraries, each used as its own documentation says, with issuer and audience where it can require them. */
final class Peers {
    private Peers() {}

    static Checker named(String name, Algorithm algorithm) throws Exception {
        return switch (name) {
            case "floor" -> algorithm == Algorithm.HS256 ? Peers::mac : token -> verified(token, algorithm);
            case "jjwt" -> jjwt(algorithm);
            case "nimbus" -> nimbus(algorithm);
            case "auth0" -> auth0(algorithm);
            case "fusionauth" -> fusionauth(algorithm);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The bare MAC over the bytes, and the comparison; no JSON. */
    private static Object mac(String token) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(Algorithm.secretKey());
        mac.update(token.getBytes(StandardCharsets.ISO_8859_1), 0, dot);
        if (!MessageDigest.isEqual(mac.doFinal(), Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
            throw new SecurityException("bad signature");
        }
        return token;
    }

    private static Object verified(String token, Algorithm algorithm) throws GeneralSecurityException {
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance(algorithm.jca);
        signature.initVerify(algorithm.keys.getPublic());
        signature.update(token.getBytes(StandardCharsets.ISO_8859_1), 0, dot);
        if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)))) {
            throw new SecurityException("bad signature");
        }
        return token;
    }

    private static Checker jjwt(Algorithm algorithm) {
        JwtParserBuilder builder = Jwts.parser();
        builder = algorithm == Algorithm.HS256
                ? builder.verifyWith(Algorithm.secretKey())
                : builder.verifyWith(algorithm.keys.getPublic());
        JwtParser parser = builder.requireIssuer(Algorithm.ISSUER)
                .requireAudience(Algorithm.AUDIENCE)
                .build();
        return parser::parseSignedClaims;
    }

    private static Checker nimbus(Algorithm algorithm) throws Exception {
        JWSVerifier verifier = switch (algorithm) {
            case HS256 -> new MACVerifier(Algorithm.SECRET);
            case RS256 -> new RSASSAVerifier((RSAPublicKey) algorithm.keys.getPublic());
            default -> new ECDSAVerifier((ECPublicKey) algorithm.keys.getPublic());
        };
        var claims = new DefaultJWTClaimsVerifier<>(
                Algorithm.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(Algorithm.ISSUER).build(),
                Set.of("sub", "exp"));
        return token -> {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(verifier)) {
                throw new SecurityException("bad signature");
            }
            claims.verify(jwt.getJWTClaimsSet(), null);
            return jwt;
        };
    }

    private static Checker auth0(Algorithm algorithm) {
        var bound = switch (algorithm) {
            case HS256 -> com.auth0.jwt.algorithms.Algorithm.HMAC256(Algorithm.SECRET);
            case RS256 -> com.auth0.jwt.algorithms.Algorithm.RSA256((RSAPublicKey) algorithm.keys.getPublic(), null);
            default -> com.auth0.jwt.algorithms.Algorithm.ECDSA256((ECPublicKey) algorithm.keys.getPublic(), null);
        };
        return JWT.require(bound)
                .withIssuer(Algorithm.ISSUER)
                .withAudience(Algorithm.AUDIENCE)
                .build()::verify;
    }

    private static Checker fusionauth(Algorithm algorithm) {
        Verifier verifier = switch (algorithm) {
            case HS256 -> HMACVerifier.newVerifier(Algorithm.SECRET);
            case RS256 -> RSAVerifier.newVerifier(algorithm.keys.getPublic());
            default -> ECVerifier.newVerifier(algorithm.keys.getPublic());
        };
        JWTDecoder decoder = new JWTDecoder();
        return token -> decoder.decode(token, verifier);
    }
}
