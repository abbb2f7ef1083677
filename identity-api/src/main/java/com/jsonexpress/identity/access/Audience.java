package com.jsonexpress.identity.access;

import com.jsonexpress.identity.token.Principal;
import java.util.Optional;

/** Who may read or write one field of a record, from the widest to the narrowest. Each includes those after it. */
public enum Audience {
    /** Everybody, signed in or not. */
    PUBLIC,
    /** The user whom the record belongs to, and administrators. */
    OWNER,
    /** Administrators. */
    ADMIN,
    /** Nobody over HTTP: trusted code of the application alone. */
    NOBODY;

    /** The one role with a built-in meaning. */
    static final String ADMIN_ROLE = "admin";

    /**
     * Whether this caller belongs to it.
     *
     * @param caller the verified caller, if any
     * @param owns whether the record belongs to the caller
     */
    public boolean includes(Optional<Principal> caller, boolean owns) {
        boolean admin =
                caller.filter(principal -> principal.hasRole(ADMIN_ROLE)).isPresent();
        return switch (this) {
            case PUBLIC -> true;
            case OWNER -> admin || (caller.isPresent() && owns);
            case ADMIN -> admin;
            case NOBODY -> false;
        };
    }
}
