package com.jsonexpress.identity;

import java.util.Map;
import java.util.Optional;

/**
 * Which users: those who match everything given. Prints no value.
 *
 * @param limit 1 to 200
 * @param cursor of the page before
 * @param email exactly this address
 * @param role exactly this role
 * @param fields values of unique or filterable custom fields by name, as text; whatever the case
 */
public record UserQuery(
        int limit, Optional<String> cursor, Optional<String> email, Optional<String> role, Map<String, String> fields) {
    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public UserQuery {
        fields = Map.copyOf(fields);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT);
        }
    }

    public static UserQuery first(int limit) {
        return new UserQuery(limit, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Those of the first page whose field has this value. */
    public static UserQuery byField(String name, String value) {
        return new UserQuery(DEFAULT_LIMIT, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(name, value));
    }

    @Override
    public String toString() {
        return "UserQuery";
    }
}
