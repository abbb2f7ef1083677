package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.schema.Identifier;
import java.util.Optional;

/**
 * Which page.
 *
 * @param limit 1 to 200
 * @param after the position that the page before ended at, as that page told it
 * @param role exactly this role
 * @param field exactly this key of a custom field; not together with a role
 */
public record UserPageRequest(int limit, Optional<String> after, Optional<String> role, Optional<Identifier> field) {
    private static final int LONGEST = 200;

    public UserPageRequest {
        if (limit < 1 || limit > LONGEST) {
            throw new IllegalArgumentException("limit must be from 1 to " + LONGEST);
        }
        if (role.isPresent() && field.isPresent()) {
            throw new IllegalArgumentException("a page is of one role or of one field's value");
        }
    }
}
