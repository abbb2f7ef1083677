package com.jsonexpress.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of an export.
 *
 * @param leftOut how many users of this part belong to their installation, as {@code admin@local} does, and are not in it
 * @param undeclared the names of custom fields that users of this part have and that are not declared here: they are not in it
 * @param next to be given back for the next part; empty on the last
 */
public record UserCopyPage(List<UserCopy> users, int leftOut, Set<String> undeclared, Optional<String> next) {
    public UserCopyPage {
        users = List.copyOf(users);
        undeclared = Set.copyOf(undeclared);
    }
}
