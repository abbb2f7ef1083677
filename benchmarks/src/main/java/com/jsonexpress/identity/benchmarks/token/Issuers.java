package com.jsonexpress.identity.benchmarks.token;

import com.auth0.jwt.JWT;
import com.jsonexpress.identity.benchmarks.store.SomeUser;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.token.AccessTokens;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.fusionauth.jwt.JWTEncoder;
import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.ec.ECSigner;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.rsa.RSASigner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;

/** Each makes a token of the same claims, with the time of now and a random id of its own. */
final class Issuers {
    private static final String SUBJECT = UUID.randomUUID().toString();
    private static final String SESSION = UUID.randomUUID().toString();
    private static final int SECONDS = 600;

    private Issuers() {}

    static Callable<String> named(String name, Algorithm algorithm) throws Exception {
        return switch (name) {
            case "floor" -> floor(algorithm);
            case "ours" -> ours();
            case "jjwt" -> algorithm::token;
            case "nimbus" -> nimbus(algorithm);
            case "auth0" -> auth0(algorithm);
            case "fusionauth" -> fusionauth(algorithm);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The bare signature over what another has written, and its base64url; no JSON. */
    private static Callable<String> floor(Algorithm algorithm) throws Exception {
        String signed = algorithm.token();
        String input = signed.substring(0, signed.lastIndexOf('.'));
        byte[] bytes = input.getBytes(StandardCharsets.ISO_8859_1);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        if (algorithm == Algorithm.HS256) {
            return () -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(Algorithm.secretKey());
                return input + "." + base64.encodeToString(mac.doFinal(bytes));
            };
        }
        return () -> {
            Signature signature = Signature.getInstance(algorithm.jca);
            signature.initSign(algorithm.keys.getPrivate());
            signature.update(bytes);
            return input + "." + base64.encodeToString(signature.sign());
        };
    }

    private static Callable<String> ours() {
        AccessTokens tokens = new AccessTokens(
                Secret.of(Algorithm.SECRET),
                Optional.of(Algorithm.ISSUER),
                Optional.of(Algorithm.AUDIENCE),
                new RandomNames(new SecureRandom()));
        UserRecord user = SomeUser.of(SUBJECT, "somebody@example.com", Instant.EPOCH);
        Optional<String> role = Optional.of(user.role());
        List<String> methods = List.of("pwd");
        return () -> {
            Instant now = Instant.now();
            return tokens.issue(user, role, SESSION, now, methods, Map.of(), now, now.plusSeconds(SECONDS));
        };
    }

    private static Callable<String> nimbus(Algorithm algorithm) throws Exception {
        JWSSigner signer = switch (algorithm) {
            case HS256 -> new MACSigner(Algorithm.SECRET);
            case RS256 -> new RSASSASigner(algorithm.keys.getPrivate());
            default -> new ECDSASigner((ECPrivateKey) algorithm.keys.getPrivate());
        };
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                .type(new JOSEObjectType("at+jwt"))
                .build();
        return () -> {
            Instant now = Instant.now();
            SignedJWT token = new SignedJWT(
                    header,
                    new JWTClaimsSet.Builder()
                            .issuer(Algorithm.ISSUER)
                            .audience(Algorithm.AUDIENCE)
                            .subject(SUBJECT)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
                            .jwtID(UUID.randomUUID().toString())
                            .claim("sid", SESSION)
                            .claim("auth_time", now.getEpochSecond())
                            .claim("amr", List.of("pwd"))
                            .claim("role", "user")
                            .claim("email", "somebody@example.com")
                            .claim("emailVerified", true)
                            .claim("tokenVersion", 1)
                            .build());
            token.sign(signer);
            return token.serialize();
        };
    }

    private static Callable<String> auth0(Algorithm algorithm) {
        var bound = switch (algorithm) {
            case HS256 -> com.auth0.jwt.algorithms.Algorithm.HMAC256(Algorithm.SECRET);
            case RS256 -> com.auth0.jwt.algorithms.Algorithm.RSA256(null, (RSAPrivateKey) algorithm.keys.getPrivate());
            default -> com.auth0.jwt.algorithms.Algorithm.ECDSA256(null, (ECPrivateKey) algorithm.keys.getPrivate());
        };
        return () -> {
            Instant now = Instant.now();
            return JWT.create()
                    .withHeader(Map.of("typ", "at+jwt"))
                    .withIssuer(Algorithm.ISSUER)
                    .withAudience(Algorithm.AUDIENCE)
                    .withSubject(SUBJECT)
                    .withIssuedAt(now)
                    .withExpiresAt(now.plusSeconds(SECONDS))
                    .withJWTId(UUID.randomUUID().toString())
                    .withClaim("sid", SESSION)
                    .withClaim("auth_time", now.getEpochSecond())
                    .withClaim("amr", List.of("pwd"))
                    .withClaim("role", "user")
                    .withClaim("email", "somebody@example.com")
                    .withClaim("emailVerified", true)
                    .withClaim("tokenVersion", 1)
                    .sign(bound);
        };
    }

    private static Callable<String> fusionauth(Algorithm algorithm) {
        Signer signer = switch (algorithm) {
            case HS256 -> HMACSigner.newSHA256Signer(Algorithm.SECRET);
            case RS256 -> RSASigner.newSHA256Signer(algorithm.keys.getPrivate());
            default -> ECSigner.newSHA256Signer(algorithm.keys.getPrivate());
        };
        JWTEncoder encoder = new JWTEncoder();
        return () -> {
            ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
            return encoder.encode(
                    new io.fusionauth.jwt.domain.JWT()
                            .setIssuer(Algorithm.ISSUER)
                            .setAudience(Algorithm.AUDIENCE)
                            .setSubject(SUBJECT)
                            .setIssuedAt(now)
                            .setExpiration(now.plusSeconds(SECONDS))
                            .setUniqueId(UUID.randomUUID().toString())
                            .addClaim("sid", SESSION)
                            .addClaim("auth_time", now.toEpochSecond())
                            .addClaim("amr", List.of("pwd"))
                            .addClaim("role", "user")
                            .addClaim("email", "somebody@example.com")
                            .addClaim("emailVerified", true)
                            .addClaim("tokenVersion", 1),
                    signer);
        };
    }
}
