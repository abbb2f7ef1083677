package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.error.Failure;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The door of every route that will hash a password: asked before a body is read, passed before it is looked at. Where
 * the gate is full nothing else is asked, since the surplus must cost next to nothing; nobody gets a place whose source is
 * over its limit (security-bar 7).
 */
public final class Admission {
    private final SourceLimits sources;
    private final Passwords passwords;

    Admission(Services services) {
        this.sources = services.sources();
        this.passwords = services.passwords();
    }

    /** Why the source may not try now: 429 {@code too_many_requests}. */
    public Optional<Failure> refusal(Purpose purpose, Origin origin) {
        return sources.refusal(purpose, origin);
    }

    /** @throws com.jsonexpress.identity.error.UnavailableException where there is no room at the gate */
    public void requireRoom(Origin origin) {
        passwords.requireRoom(origin.source());
    }

    /**
     * Does the rest of the request in a place reserved for it.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where there is none
     */
    public <T> T pass(Origin origin, Supplier<T> rest) {
        return passwords.reserved(origin.source(), rest);
    }
}
