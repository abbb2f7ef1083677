package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The claims as JSON (RFC 7519 §4), and as what an application may keep: unmodifiable to the bottom. */
final class ClaimSet {
    private ClaimSet() {}

    /** What stands deeper than a member's value cannot be changed any more. */
    static Map<String, @Nullable Object> read(byte[] json) throws RefusedException {
        try {
            return PlainClaims.read(json).orElseGet(() -> any(json));
        } catch (JsonException e) {
            throw new RefusedException("malformed_claims", "Send the access token exactly as it was issued.");
        }
    }

    private static Map<String, @Nullable Object> any(byte[] json) {
        Map<String, @Nullable Object> claims = exact(Json.readObject(json));
        claims.replaceAll((name, value) -> frozen(value));
        return claims;
    }

    /**
     * The members, none of whose names is empty or has white space around it: jjwt takes that off, and so reads another
     * member than we do, as with one that is there twice.
     */
    static Map<String, @Nullable Object> exact(Map<String, @Nullable Object> members) {
        for (String name : members.keySet()) {
            if (name.isEmpty() || !name.equals(name.strip())) {
                throw new JsonException("a member's name is empty or has white space around it");
            }
        }
        return members;
    }

    /** For own tokens, in which nothing is null. */
    @SuppressWarnings("NullAway") // no value is null
    static Map<String, Object> withoutNull(Map<String, @Nullable Object> claims) throws RefusedException {
        if (hasNull(claims)) {
            throw new RefusedException("claim_not_valid", "No claim of an access token is null.");
        }
        return Map.copyOf(claims);
    }

    /** For an issuer that writes null for what it does not know: such a claim is left out. */
    @SuppressWarnings("NullAway") // no value is null any more
    static Map<String, Object> lessNull(Map<String, @Nullable Object> claims) {
        if (!hasNull(claims)) {
            return Map.copyOf(claims);
        }
        Map<String, @Nullable Object> others = new LinkedHashMap<>(claims);
        others.values().removeIf(Objects::isNull);
        return Map.copyOf(others);
    }

    private static boolean hasNull(Map<String, @Nullable Object> claims) {
        for (@Nullable Object value : claims.values()) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value; // what nearly all are, told apart fastest
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, frozen(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            return list.stream().<@Nullable Object>map(ClaimSet::frozen).toList();
        }
        return value;
    }
}
