package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.Verification;
import java.util.Optional;
import java.util.Set;

/**
 * Turns proven claims into a caller, and is the only place that makes a {@link Principal}. Thread-safe.
 *
 * <p>Where the runtime has a user store, role, address and verified state come from there, as they are now; else from
 * the claims, as they were signed.
 */
final class Callers {
    private final Optional<CallerCheck> runtime;

    Callers(Optional<CallerCheck> runtime) {
        this.runtime = runtime;
    }

    Verification find(AccessClaims claims, boolean fresh) {
        if (runtime.isEmpty()) {
            return verified(claims, claims.email(), claims.emailVerified(), claims.role(), Optional.empty());
        }
        CallerState state = runtime.get().check(claims.subject(), claims.tokenVersion(), claims.sessionId(), fresh);
        if (state instanceof CallerState.Current now) {
            return verified(
                    claims, Optional.of(now.email()), now.emailVerified(), Optional.of(now.role()), now.confinement());
        }
        return new Verification.Refused(((CallerState.Gone) state).refusal());
    }

    private static Verification verified(
            AccessClaims claims,
            Optional<String> email,
            boolean emailVerified,
            Optional<String> role,
            Optional<ErrorCode> confinement) {
        Principal principal = new Principal(
                claims.subject(),
                Optional.of(claims.subject()),
                email,
                emailVerified,
                role.map(Set::of).orElse(Set.of()),
                Optional.of(claims.sessionId()),
                claims.authTime(),
                claims.authMethods(),
                claims.expiresAt(),
                true,
                claims.all());
        return new Verification.Verified(principal, confinement);
    }
}
