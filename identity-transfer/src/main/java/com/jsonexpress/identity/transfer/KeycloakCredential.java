package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A password credential of Keycloak, whose two parts are JSON in texts: {@code secretData} has salt and value,
 * {@code credentialData} algorithm and parameters. It becomes a PHC string.
 */
final class KeycloakCredential {
    private KeycloakCredential() {}

    /** The hash; empty where the algorithm is another, or a part is missing. */
    static Optional<String> convert(Map<?, ?> credential) {
        Map<String, @Nullable Object> secret = parse(credential.get("secretData"));
        Map<String, @Nullable Object> data = parse(credential.get("credentialData"));
        if (!(secret.get("salt") instanceof String salt)
                || !(secret.get("value") instanceof String value)
                || !(data.get("hashIterations") instanceof Long iterations)
                || !(data.get("algorithm") instanceof String algorithm)) {
            return Optional.empty();
        }
        String tail = "$" + unpadded(salt) + "$" + unpadded(value);
        return switch (algorithm) {
            case "pbkdf2", "pbkdf2-sha256", "pbkdf2-sha512" -> Optional.of("$" + algorithm + "$i=" + iterations + tail);
            case "argon2" -> argon2(data, iterations, tail);
            default -> Optional.empty();
        };
    }

    private static Optional<String> argon2(Map<String, @Nullable Object> data, long passes, String tail) {
        Map<?, ?> more = data.get("additionalParameters") instanceof Map<?, ?> map ? map : Map.of();
        Optional<String> type = first(more, "type").filter(text -> text.matches("i|d|id"));
        Optional<String> memory = first(more, "memory").filter(KeycloakCredential::isNumber);
        Optional<String> lanes = first(more, "parallelism").filter(KeycloakCredential::isNumber);
        int version = first(more, "version").equals(Optional.of("1.0")) ? 16 : 19;
        return type.isEmpty() || memory.isEmpty() || lanes.isEmpty()
                ? Optional.empty()
                : Optional.of("$argon2" + type.get() + "$v=" + version + "$m=" + memory.get() + ",t=" + passes + ",p="
                        + lanes.get() + tail);
    }

    private static boolean isNumber(String text) {
        return text.matches("[1-9]\\d{0,8}");
    }

    private static Optional<String> first(Map<?, ?> map, String name) {
        return map.get(name) instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static String unpadded(String base64) {
        return base64.replace("=", "");
    }

    private static Map<String, @Nullable Object> parse(@Nullable Object json) {
        try {
            return json instanceof String text ? Json.readObject(text.getBytes(StandardCharsets.UTF_8)) : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }
}
