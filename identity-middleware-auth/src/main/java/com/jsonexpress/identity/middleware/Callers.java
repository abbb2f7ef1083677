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
        CallerState state =
                runtime.get().check(claims.registered().subject(), claims.tokenVersion(), claims.sessionId(), fresh);
        if (state instanceof CallerState.Current now) {
            return verified(
                    claims, Optional.of(now.email()), now.emailVerified(), Optional.of(now.role()), now.confinement());
        }
        return new Verification.Refused(((CallerState.Gone) state).refusal());
    }

    /** An external issuer's caller: everything but the local record is the issuer's word. */
    Verification find(ExternalClaims claims, boolean fresh) {
        if (runtime.isEmpty()) {
            return verified(claims, Optional.empty());
        }
        CallerState state = runtime.get().checkExternal(claims.caller(), fresh);
        if (state instanceof CallerState.External external) {
            return verified(claims, external.userId());
        }
        return new Verification.Refused(((CallerState.Gone) state).refusal());
    }

    private static Verification verified(ExternalClaims claims, Optional<String> userId) {
        Principal principal = new Principal(
                claims.registered().subject(),
                userId,
                claims.email(),
                claims.emailVerified(),
                claims.roles(),
                Optional.empty(),
                claims.authTime(),
                claims.authMethods(),
                claims.registered().expiresAt(),
                false,
                claims.all());
        return new Verification.Verified(principal, Optional.empty());
    }

    private static Verification verified(
            AccessClaims claims,
            Optional<String> email,
            boolean emailVerified,
            Optional<String> role,
            Optional<ErrorCode> confinement) {
        Principal principal = new Principal(
                claims.registered().subject(),
                Optional.of(claims.registered().subject()),
                email,
                emailVerified,
                role.map(Set::of).orElse(Set.of()),
                Optional.of(claims.sessionId()),
                claims.authTime(),
                claims.authMethods(),
                claims.registered().expiresAt(),
                true,
                claims.all());
        return new Verification.Verified(principal, confinement);
    }
}
