package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.token.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Callers for tests of access rules, which need no server:
 *
 * <pre>{@code
 * Request request = Request.of("GET", "/notes/7")
 *         .withParameters(Map.of("id", "7"))
 *         .withCaller(Callers.caller("7", "user"));
 * assertThat(rule.decide(request)).isEqualTo(Decision.ALLOW);
 * }</pre>
 *
 * <p>Nothing is verified here: outside of tests only the verifying side makes a {@link Principal}.
 */
public final class Callers {
    private static final Principal NOBODY = new Principal(
            "nobody",
            Optional.empty(),
            Optional.empty(),
            false,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Instant.MAX,
            true,
            Map.of());

    private Callers() {}

    /** A user with this id and these roles, whose address is not proven and of whose last login nothing is known. */
    public static Principal caller(String id, String... roles) {
        return with(NOBODY, id, Set.of(roles), false, Optional.empty());
    }

    /** The same caller, who gave the password then. */
    public static Principal authenticatedAt(Principal caller, Instant time) {
        return with(caller, caller.id(), caller.roles(), caller.emailVerified(), Optional.of(time));
    }

    /** The same caller, whose address is proven. */
    public static Principal verified(Principal caller) {
        return with(caller, caller.id(), caller.roles(), true, caller.authTime());
    }

    private static Principal with(
            Principal caller, String id, Set<String> roles, boolean emailVerified, Optional<Instant> authTime) {
        return new Principal(
                id,
                Optional.of(id),
                caller.email(),
                emailVerified,
                roles,
                caller.sessionId(),
                authTime,
                caller.authMethods(),
                caller.expiresAt(),
                caller.own(),
                caller.claims());
    }
}
