package com.jsonexpress.identity;

import com.jsonexpress.identity.schema.User;
import java.util.List;
import java.util.Optional;

/**
 * One page of users.
 *
 * @param nextCursor to be given back for the next page; empty on the last
 */
public record UserPage(List<User> items, Optional<String> nextCursor) {
    public UserPage {
        items = List.copyOf(items);
    }
}
