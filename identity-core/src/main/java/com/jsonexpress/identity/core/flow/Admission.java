package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.password.Passwords;

/**
 * Asked first on every route that will hash a password, before a body is read or a user looked up: at the gate's limit
 * the surplus must cost next to nothing (security-bar 7).
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
}
