package com.jsonexpress.identity.schema;

import java.time.Instant;
import java.util.Map;

/**
 * The user as it may be shown: the strict projection, which has no place for a password hash or a token version. Prints
 * its id alone.
 *
 * @param id opaque, random, never reused
 * @param email as the user typed it
 * @param fields all stored custom fields, as trusted code sees them: {@code String}, {@code Long}, {@code Boolean} or a
 *     list of texts
 */
public record User(
        String id,
        String email,
        String role,
        boolean emailVerified,
        boolean requirePasswordReset,
        boolean disabled,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> fields) {
    public User {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
