package com.jsonexpress.identity.core.token;

import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.schema.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims of plugins, by the plugin's name: asked for each token, and bounded. Thread-safe. */
public final class TokenClaims {
    /** No plugin adds any. */
    public static final TokenClaims NONE = new TokenClaims(Map.of());

    /** Of one plugin, in bytes of JSON. */
    static final int MAX_OF_ONE = 512;

    /** Of all plugins, in bytes of JSON: with our own claims at their longest, a token stays within 4 KiB. */
    static final int MAX_OF_ALL = 1024;

    private final Map<String, Map<String, TokenClaim>> claims;

    public TokenClaims(Map<String, Map<String, TokenClaim>> claims) {
        this.claims = new TreeMap<>(claims);
    }

    /** The values for this user. {@code UnavailableException} passes; every other fault names plugin and claim. */
    public Map<String, Object> of(User user) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> all = new HashMap<>();
        claims.forEach((plugin, declared) -> all.putAll(bounded("plugin " + plugin, MAX_OF_ONE, of(plugin, user))));
        return bounded("all plugins", MAX_OF_ALL, all);
    }

    private Map<String, Object> of(String plugin, User user) {
        Map<String, Object> values = new HashMap<>();
        claims.getOrDefault(plugin, Map.of()).forEach((name, claim) -> {
            try {
                claim.of(user).ifPresent(value -> values.put(name, checked(value)));
            } catch (UnavailableException e) {
                throw e;
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throw new IllegalStateException(
                        "the claim " + name + " of plugin " + plugin + " failed: " + Faults.told(e), e);
            }
        });
        return values;
    }

    private static Object checked(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return List.copyOf(list);
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        throw new IllegalArgumentException(
                "a claim is a text, a boolean, a whole number or a list of texts, not a " + value.getClass());
    }

    private static Map<String, Object> bounded(String of, int most, Map<String, Object> values) {
        if (Json.write(values).length > most) {
            throw new IllegalStateException("the claims of " + of + " are more than " + most + " bytes");
        }
        return values;
    }
}
