package com.jsonexpress.identity.test;

import com.jsonexpress.identity.UserChanges;
import java.util.Map;

/** What a user of a test is like. */
public final class UserOption {
    private final UserChanges changes;

    private UserOption(UserChanges changes) {
        this.changes = changes;
    }

    /** Has this role; without it, {@code user}. */
    public static UserOption role(String role) {
        return new UserOption(UserChanges.role(role));
    }

    /** Has this value in a custom field that is declared. */
    public static UserOption field(String name, Object value) {
        return new UserOption(UserChanges.fields(Map.of(name, value)));
    }

    /** Is disabled. */
    public static UserOption disabled() {
        return new UserOption(UserChanges.disabled(true));
    }

    UserChanges changes() {
        return changes;
    }
}
