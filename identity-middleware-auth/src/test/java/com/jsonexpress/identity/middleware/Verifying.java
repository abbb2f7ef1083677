package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Verifiers with a fixed clock, and what they say. */
final class Verifying {
    private static final int REMEMBERED = 64;

    private Verifying() {}

    static TokenVerifier verifier() {
        return verifierAt(TestToken.NOW);
    }

    static TokenVerifier verifierAt(Instant now) {
        return verifier(now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TokenVerifier verifierAfter(Duration since) {
        return verifierAt(TestToken.NOW.plus(since));
    }

    static TokenVerifier verifierFor(Optional<String> issuer, Optional<String> audience) {
        return verifier(TestToken.NOW, issuer, audience, Optional.empty());
    }

    static TokenVerifier verifierAsking(CallerCheck callers) {
        return verifier(TestToken.NOW, Optional.empty(), Optional.empty(), Optional.of(callers));
    }

    static TokenVerifier verifier(Clock clock) {
        return verifier(clock, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TokenVerifier verifier(
            Instant now, Optional<String> issuer, Optional<String> audience, Optional<CallerCheck> callers) {
        return verifier(Clock.fixed(now, ZoneOffset.UTC), issuer, audience, callers);
    }

    private static TokenVerifier verifier(
            Clock clock, Optional<String> issuer, Optional<String> audience, Optional<CallerCheck> callers) {
        return new OwnTokenVerifier(
                new HmacSignature(TestToken.secret()),
                new Expectations(clock, issuer, audience, Optional.empty()),
                new Callers(callers),
                new ProvenTokens<>(REMEMBERED));
    }

    /** The reason of a refusal; {@code accepted} where there was none. */
    static String reasonOf(Verification verification) {
        return verification instanceof Verification.Refused refused
                ? refused.refusal().reason()
                : "accepted";
    }

    static String reasonOf(String token) {
        return reasonOf(verifier().verify(token, false));
    }

    static String reasonOf(TestToken token) {
        return reasonOf(token.text());
    }

    static Principal principalOf(Verification verification) {
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        return ((Verification.Verified) verification).principal();
    }
}
