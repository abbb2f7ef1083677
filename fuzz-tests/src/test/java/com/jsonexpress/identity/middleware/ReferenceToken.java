package com.jsonexpress.identity.middleware;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token has to be, written once more from the standards (RFC 7515, 7519, 8725, 9068), with nothing of the verifier. */
final class ReferenceToken {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String ISSUER = "https://id.example.com";
    static final String AUDIENCE = "shop";

    private static final double SECONDS = NOW.getEpochSecond();
    private static final int LEEWAY = 30;
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReferenceToken() {}

    /** The first thing that is wrong with a token whose signature should be this. */
    static Optional<String> problem(String token, byte[] signature) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > 4096 || parts.length != 3 || !token.matches("[A-Za-z0-9_.-]+")) {
            return Optional.of("form");
        }
        try {
            if (!MessageDigest.isEqual(bytes(parts[2]), signature)) {
                return Optional.of("signature");
            }
            return problem(STRICT.readTree(bytes(parts[0])), STRICT.readTree(bytes(parts[1])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("unreadable");
        }
    }

    private static Optional<String> problem(JsonNode header, JsonNode claims) {
        if (!header.isObject() || !claims.isObject()) {
            return Optional.of("no object");
        }
        String type = header.path("typ").asText("").toLowerCase(Locale.ROOT);
        if (!header.path("alg").asText("").equals("HS256")
                || !type.equals("at+jwt") && !type.equals("application/at+jwt")) {
            return Optional.of("alg or typ");
        }
        for (String bad : List.of("crit", "cty", "zip", "enc", "b64", "jku", "jwk", "x5u", "x5c")) {
            if (header.has(bad)) {
                return Optional.of(bad);
            }
        }
        for (String text : List.of("sub", "jti", "sid", "iss")) {
            if (!claims.path(text).isTextual() || claims.path(text).asText().isEmpty()) {
                return Optional.of(text);
            }
        }
        return !claims.path("iss").asText().equals(ISSUER) || !isForUs(claims.path("aud"))
                ? Optional.of("iss or aud")
                : times(claims);
    }

    private static boolean isForUs(JsonNode audience) {
        boolean listed = false;
        for (JsonNode each : audience) {
            listed |= each.isTextual() && each.asText().equals(AUDIENCE);
        }
        return listed || audience.isTextual() && audience.asText().equals(AUDIENCE);
    }

    private static Optional<String> times(JsonNode claims) {
        JsonNode version = claims.path("tokenVersion");
        if (!version.isIntegralNumber() || version.asLong() < 0) {
            return Optional.of("tokenVersion");
        }
        if (!claims.path("exp").isNumber() || claims.path("exp").asDouble() + LEEWAY < SECONDS) {
            return Optional.of("exp");
        }
        if (!claims.path("iat").isNumber() || claims.path("iat").asDouble() - LEEWAY > SECONDS) {
            return Optional.of("iat");
        }
        return claims.has("nbf") && claims.path("nbf").asDouble() - LEEWAY > SECONDS
                ? Optional.of("nbf")
                : Optional.empty();
    }

    private static byte[] bytes(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part) || part.isEmpty()) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }
}
