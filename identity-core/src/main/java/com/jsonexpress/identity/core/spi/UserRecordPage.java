package com.jsonexpress.identity.core.spi;

import java.util.List;
import java.util.Optional;

/**
 * One page.
 *
 * @param next the position to go on from, opaque, of URL-safe characters; empty where nothing follows
 */
public record UserRecordPage(List<UserRecord> users, Optional<String> next) {
    public UserRecordPage {
        users = List.copyOf(users);
    }
}
