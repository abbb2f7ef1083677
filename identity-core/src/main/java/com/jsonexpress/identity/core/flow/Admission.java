package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.password.Passwords;
import java.util.function.Supplier;

/**
 * The door of every route that will hash a password: asked before a body is read, passed before it is looked at. At the
 * gate's limit the surplus must cost next to nothing (security-bar 7).
 */
public final class Admission {
    private final Passwords passwords;

    Admission(Services services) {
        this.passwords = services.passwords();
    }

    /** @throws com.jsonexpress.identity.error.UnavailableException where there is no room */
    public void check() {
        passwords.requireRoom();
    }

    /**
     * Does the rest of the request in a place reserved for it.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where there is none
     */
    public <T> T pass(Supplier<T> rest) {
        return passwords.reserved(rest);
    }
}
