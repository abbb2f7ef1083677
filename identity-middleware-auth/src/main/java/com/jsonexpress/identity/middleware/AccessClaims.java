package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.token.ClaimNames;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an own access token (RFC 7519 §4.1, RFC 9068 §2.2), each with its type. Prints none of them.
 *
 * @param all every claim as signed, unmodifiable to the bottom
 */
record AccessClaims(
        String subject,
        String sessionId,
        long tokenVersion,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> notBefore,
        Optional<String> issuer,
        List<String> audience,
        Optional<Instant> authTime,
        List<String> authMethods,
        Optional<String> role,
        Optional<String> email,
        boolean emailVerified,
        Map<String, Object> all) {

    /** Reads them strictly: {@code exp}, {@code iat}, {@code jti}, {@code sid}, {@code sub}, {@code tokenVersion}. */
    static AccessClaims parse(byte[] json) throws RefusedException {
        Map<String, @Nullable Object> claims = read(json);
        ClaimReader reader = new ClaimReader(claims);
        reader.text("jti");
        return new AccessClaims(
                reader.text("sub"),
                reader.text(ClaimNames.SESSION),
                reader.count(ClaimNames.TOKEN_VERSION),
                reader.date("iat"),
                reader.date("exp"),
                reader.optionalDate("nbf"),
                reader.optionalText("iss"),
                reader.oneOrMoreTexts("aud"),
                reader.optionalDate(ClaimNames.AUTH_TIME),
                reader.texts(ClaimNames.AUTH_METHODS),
                role(reader),
                reader.optionalText(ClaimNames.EMAIL),
                reader.flag(ClaimNames.EMAIL_VERIFIED),
                all(claims));
    }

    private static Optional<String> role(ClaimReader reader) throws RefusedException {
        Optional<String> role = reader.optionalText(ClaimNames.ROLE);
        if (role.isPresent() && !Roles.isValid(role.get())) {
            throw ClaimReader.invalid(ClaimNames.ROLE);
        }
        return role;
    }

    private static Map<String, @Nullable Object> read(byte[] json) throws RefusedException {
        try {
            return Json.readObject(json);
        } catch (JsonException e) {
            throw new RefusedException("malformed_claims", "Send the access token exactly as it was issued.");
        }
    }

    private static Map<String, Object> all(Map<String, @Nullable Object> claims) throws RefusedException {
        Map<String, Object> all = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> claim : claims.entrySet()) {
            Object value = frozen(claim.getValue());
            if (value == null) {
                throw new RefusedException("claim_not_valid", "No claim of an access token is null.");
            }
            all.put(claim.getKey(), value);
        }
        return Map.copyOf(all);
    }

    private static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, frozen(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            return list.stream().<@Nullable Object>map(AccessClaims::frozen).toList();
        }
        return value;
    }

    @Override
    public String toString() {
        return "AccessClaims";
    }
}
