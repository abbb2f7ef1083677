package com.jsonexpress.identity.token;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a proven token of an external issuer says of its caller.
 *
 * @param issuer the {@code iss} claim; empty where the token has none and none is configured
 * @param subject the {@code sub} claim
 * @param email the {@code email} claim
 * @param emailVerified whether the issuer vouches for the address
 * @param roles by {@code jex.auth.rolesClaim}
 * @param issuedAt the {@code iat} claim
 */
public record ExternalCaller(
        String issuer,
        String subject,
        Optional<String> email,
        boolean emailVerified,
        Set<String> roles,
        Optional<Instant> issuedAt) {
    public ExternalCaller {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        roles = Set.copyOf(roles);
    }
}
