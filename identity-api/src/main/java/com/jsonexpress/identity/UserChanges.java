package com.jsonexpress.identity;

import com.jsonexpress.identity.field.FieldChanges;
import java.util.Map;
import java.util.Optional;

/**
 * What to change about a user; whatever is empty stays. Prints no value.
 *
 * @param requirePasswordReset only ever set: the user clears it by setting a password
 * @param fields declared custom fields
 */
public record UserChanges(
        Optional<String> role, Optional<Boolean> disabled, boolean requirePasswordReset, FieldChanges fields) {

    public static UserChanges none() {
        return new UserChanges(Optional.empty(), Optional.empty(), false, FieldChanges.NONE);
    }

    public static UserChanges role(String role) {
        return new UserChanges(Optional.of(role), Optional.empty(), false, FieldChanges.NONE);
    }

    public static UserChanges disabled(boolean disabled) {
        return new UserChanges(Optional.empty(), Optional.of(disabled), false, FieldChanges.NONE);
    }

    public static UserChanges passwordReset() {
        return new UserChanges(Optional.empty(), Optional.empty(), true, FieldChanges.NONE);
    }

    /** Sets custom fields. */
    public static UserChanges fields(Map<String, Object> values) {
        return fields(FieldChanges.setting(values));
    }

    /** Sets and clears custom fields. */
    public static UserChanges fields(FieldChanges changes) {
        return new UserChanges(Optional.empty(), Optional.empty(), false, changes);
    }

    @Override
    public String toString() {
        return "UserChanges" + fields.names();
    }
}
