package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.config.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token made by hand, so that it can be wrong in one respect and right in every other. Values are raw JSON. */
final class TestToken {
    static final String SECRET = "Zk3vYw8QmT1xB7nLr5HdC9sPf2GjUa4E";
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final long SECONDS = NOW.getEpochSecond();

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private String mac = "HmacSHA256";
    private byte[] key = SECRET.getBytes(UTF_8);

    private TestToken() {}

    static TestToken valid() {
        return new TestToken()
                .header("alg", "\"HS256\"")
                .header("typ", "\"at+jwt\"")
                .claim("iss", "\"https://id.example.com\"")
                .claim("aud", "\"shop\"")
                .claim("sub", "\"user-1\"")
                .claim("iat", Long.toString(SECONDS - 60))
                .claim("exp", Long.toString(SECONDS + 840))
                .claim("jti", "\"jti-1\"")
                .claim("sid", "\"session-1\"")
                .claim("auth_time", Long.toString(SECONDS - 3600))
                .claim("amr", "[\"pwd\"]")
                .claim("role", "\"user\"")
                .claim("email", "\"ann@example.com\"")
                .claim("emailVerified", "true")
                .claim("tokenVersion", "7");
    }

    TestToken header(String name, String rawJson) {
        header.put(name, rawJson);
        return this;
    }

    TestToken claim(String name, String rawJson) {
        claims.put(name, rawJson);
        return this;
    }

    TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    TestToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    TestToken key(byte[] other) {
        key = other;
        return this;
    }

    TestToken mac(String algorithm) {
        mac = algorithm;
        return this;
    }

    String text() {
        return sign(headerJson(), claimsJson());
    }

    String headerJson() {
        return json(header);
    }

    String claimsJson() {
        return json(claims);
    }

    /** Signs whatever the two parts are. */
    String sign(String headerJson, String claimsJson) {
        return signParts(encode(headerJson.getBytes(UTF_8)), encode(claimsJson.getBytes(UTF_8)));
    }

    /** Signs two parts as they stand, well-formed or not. */
    String signParts(String headerPart, String claimsPart) {
        String input = headerPart + "." + claimsPart;
        return input + "." + encode(hmac(mac, key, input.getBytes(US_ASCII)));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Secret secret() {
        return Secret.of(SECRET);
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
