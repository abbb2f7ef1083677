package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An external issuer's token made by hand: wrong in one respect and right in every other. Values are raw JSON. */
final class ExternalToken {
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private IssuerKey key;
    private String signedWith;

    private ExternalToken(IssuerKey key, String algorithm) {
        this.key = key;
        this.signedWith = algorithm;
    }

    static ExternalToken bare(IssuerKey key, String algorithm) {
        return new ExternalToken(key, algorithm)
                .header("alg", quoted(algorithm))
                .header("kid", quoted(key.id()));
    }

    static ExternalToken valid(IssuerKey key, String algorithm) {
        return bare(key, algorithm)
                .header("typ", "\"JWT\"")
                .claim("iss", "\"https://id.example.com/\"")
                .claim("aud", "\"https://api.example.com\"")
                .claim("sub", "\"auth0|user-1\"")
                .claim("iat", Long.toString(TestToken.SECONDS - 60))
                .claim("exp", Long.toString(TestToken.SECONDS + 840));
    }

    ExternalToken header(String name, String rawJson) {
        header.put(name, rawJson);
        return this;
    }

    ExternalToken claim(String name, String rawJson) {
        claims.put(name, rawJson);
        return this;
    }

    ExternalToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    ExternalToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Signs with another key, or in another way, than the header says. */
    ExternalToken signedBy(IssuerKey other, String algorithm) {
        key = other;
        signedWith = algorithm;
        return this;
    }

    String text() {
        String input = input();
        return input + "." + TestToken.encode(key.sign(signedWith, input));
    }

    /** What is signed. */
    String input() {
        return TestToken.encode(json(header).getBytes(UTF_8)) + "."
                + TestToken.encode(json(claims).getBytes(UTF_8));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
