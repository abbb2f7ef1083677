package com.jsonexpress.identity;

import java.util.Optional;

/**
 * Which users.
 *
 * @param limit 1 to 200
 * @param cursor of the page before
 * @param email exactly this address
 * @param role exactly this role
 */
public record UserQuery(int limit, Optional<String> cursor, Optional<String> email, Optional<String> role) {
    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    public UserQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT);
        }
    }

    public static UserQuery first(int limit) {
        return new UserQuery(limit, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
