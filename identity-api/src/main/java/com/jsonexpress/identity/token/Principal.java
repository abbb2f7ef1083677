package com.jsonexpress.identity.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The verified caller. Whoever holds one knows that its token was checked; only the verifying side creates it.
 *
 * <p>Immutable. Prints the id alone.
 *
 * @param id the caller's id, stable for the application's own records: the {@code sub} claim
 * @param userId the id of the local user record; empty where an external issuer's caller has none
 * @param email where known: of an own token as it is stored now, or up to {@code jex.auth.versionCacheTtl} ago on the
 *     application's routes; of an external issuer's token, and in a runtime that only verifies, as the token says
 * @param emailVerified whether the address is proven, from the same place as {@code email}
 * @param roles from the same place; a user of our own has exactly one
 * @param sessionId the session that the token belongs to; empty for an external issuer's
 * @param authTime when the password was last given, where known
 * @param authMethods how (RFC 8176), such as {@code pwd}
 * @param expiresAt when the token ends; exactly then counts as expired
 * @param own whether the token was verified by a key of our own
 * @param claims all claims of the token, as signed
 */
public record Principal(
        String id,
        Optional<String> userId,
        Optional<String> email,
        boolean emailVerified,
        Set<String> roles,
        Optional<String> sessionId,
        Optional<Instant> authTime,
        List<String> authMethods,
        Instant expiresAt,
        boolean own,
        Map<String, Object> claims)
        implements java.security.Principal {
    public Principal {
        Objects.requireNonNull(id, "id");
        roles = Set.copyOf(roles);
        authMethods = List.copyOf(authMethods);
        claims = Map.copyOf(claims);
    }

    /** The id, as {@link java.security.Principal} asks for. */
    @Override
    public String getName() {
        return id;
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** Whether this is the caller's {@link #id}: with an external issuer its {@code sub}, and not {@link #userId}. */
    public boolean is(String other) {
        return id.equals(other);
    }

    /** Whether the caller may do this. Until permissions exist, a permission is a role's name. */
    public boolean can(String permission) {
        return roles.contains(permission);
    }

    @Override
    public String toString() {
        return "Principal[" + id + "]";
    }
}
