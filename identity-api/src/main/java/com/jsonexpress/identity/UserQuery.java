package com.jsonexpress.identity;

import java.util.Map;
import java.util.Optional;

/**
 * Which users: those who match everything given. Immutable. Prints no value.
 *
 * <p>Of {@code role} and fields that are filterable alone, one at most may be given, unless {@code email} or a unique field
 * is given as well, which finds one user: {@link Users#list} refuses more ({@code one_filter}).
 *
 * @param limit 1 to 200; {@code IllegalArgumentException} for others
 * @param cursor of the page before, {@link UserPage#nextCursor}
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

    /** The first page of all users. */
    public static UserQuery first(int limit) {
        return new UserQuery(limit, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The first page of those whose field, one that is unique or filterable, has this value. */
    public static UserQuery byField(String name, String value) {
        return new UserQuery(DEFAULT_LIMIT, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(name, value));
    }

    /** The next page of the same query, after the one that gave this {@link UserPage#nextCursor}. */
    public UserQuery after(String nextCursor) {
        return new UserQuery(limit, Optional.of(nextCursor), email, role, fields);
    }

    @Override
    public String toString() {
        return "UserQuery";
    }
}
