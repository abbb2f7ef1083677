package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the claims must say: a life time that includes now, and where configured our issuer and audience (RFC 7519
 * §4.1.1 to §4.1.6). Thread-safe.
 *
 * <p>The leeway makes up for clocks that differ. With {@code exp} at 12:00:00 the token is good until 12:00:29.999 and
 * expired at exactly 12:00:30; with {@code nbf} or {@code iat} at 12:00:00 it is good from exactly 11:59:30.
 *
 * @param issuer compared as a whole; empty accepts any
 * @param audience one of the token's; empty accepts any
 * @param notBefore what was issued before it, or does not say when, counts no more; without leeway; empty for no such moment
 */
record Expectations(Clock clock, Optional<String> issuer, Optional<String> audience, Optional<Instant> notBefore) {
    static final Duration LEEWAY = TokenVerifier.LEEWAY;

    void check(RegisteredClaims claims) throws RefusedException {
        Instant now = clock.instant();
        if (!now.isBefore(claims.expiresAt().plus(LEEWAY))) {
            throw expired();
        }
        if (claims.notBefore().isPresent() && isFuture(claims.notBefore().get(), now)) {
            throw early();
        }
        if (claims.issuedAt().isPresent() && isFuture(claims.issuedAt().get(), now)) {
            throw new RefusedException("issued_in_the_future", "Compare the clocks of the machines.");
        }
        if (notBefore.isPresent()
                && claims.issuedAt()
                        .map(issued -> issued.isBefore(notBefore.get()))
                        .orElse(true)) {
            throw new RefusedException("issued_too_early", "Sign in again: jex.auth.notBefore is later.");
        }
        if (issuer.isPresent() && !issuer.equals(claims.issuer())) {
            throw new RefusedException("wrong_issuer", "Is jex.auth.issuer the same here and at the issuer?");
        }
        if (audience.isPresent() && !claims.audience().contains(audience.get())) {
            throw new RefusedException("wrong_audience", "Is jex.auth.audience the same here and at the issuer?");
        }
    }

    static RefusedException expired() {
        return new RefusedException("expired", "Refresh the token, or sign in again.");
    }

    static RefusedException early() {
        return new RefusedException("not_yet_valid", "Wait, or compare the clocks of the machines.");
    }

    private static boolean isFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(LEEWAY));
    }
}
