package com.jsonexpress.identity;

import java.util.Map;
import java.util.Optional;

/**
 * What to change about a user; whatever is empty stays.
 *
 * @param requirePasswordReset only ever set: the user clears it by setting a password
 * @param fields declared custom fields
 */
public record UserChanges(
        Optional<String> role, Optional<Boolean> disabled, boolean requirePasswordReset, Map<String, Object> fields) {
    public UserChanges {
        fields = Map.copyOf(fields);
    }

    public static UserChanges none() {
        return new UserChanges(Optional.empty(), Optional.empty(), false, Map.of());
    }

    public static UserChanges role(String role) {
        return new UserChanges(Optional.of(role), Optional.empty(), false, Map.of());
    }

    public static UserChanges disabled(boolean disabled) {
        return new UserChanges(Optional.empty(), Optional.of(disabled), false, Map.of());
    }

    public static UserChanges passwordReset() {
        return new UserChanges(Optional.empty(), Optional.empty(), true, Map.of());
    }
}
