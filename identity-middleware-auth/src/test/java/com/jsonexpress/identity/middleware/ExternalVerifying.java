package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.token.CallerCheck;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifiers of an external issuer's tokens whose keys are there already. */
final class ExternalVerifying {
    static final Clock CLOCK = Clock.fixed(TestToken.NOW, ZoneOffset.UTC);
    static final Set<JwsAlgorithm> ALL = EnumSet.allOf(JwsAlgorithm.class);

    private ExternalVerifying() {}

    static byte[] jwks(Map<?, ?>... keys) {
        return Json.write(Map.of("keys", List.of(keys)));
    }

    static KeySet keys(Set<JwsAlgorithm> allowed, Map<?, ?>... keys) {
        try {
            return KeySet.parse(jwks(keys), allowed, CLOCK);
        } catch (JwksException e) {
            throw new AssertionError(e.problem(), e);
        }
    }

    static Set<JwsAlgorithm> only(String algorithm) {
        return Set.of(JwsAlgorithm.named(algorithm).orElseThrow());
    }

    /** For {@code https://id.example.com/} and {@code https://api.example.com}. */
    static ExternalTokenVerifier verifier(Set<JwsAlgorithm> allowed, Map<?, ?>... keys) {
        return verifier(
                allowed,
                keys(allowed, keys),
                "role",
                Optional.of("https://id.example.com/"),
                Optional.of("https://api.example.com"),
                Optional.empty());
    }

    /** Of any issuer and audience, with these keys as they are then. */
    static ExternalTokenVerifier verifier(IssuerKeys keys) {
        return verifier(ALL, keys, "role", Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ExternalTokenVerifier verifier(
            Set<JwsAlgorithm> allowed,
            KeySet keys,
            String rolesClaim,
            Optional<String> issuer,
            Optional<String> audience,
            Optional<CallerCheck> runtime) {
        return verifier(allowed, header -> keys, rolesClaim, issuer, audience, runtime);
    }

    private static ExternalTokenVerifier verifier(
            Set<JwsAlgorithm> allowed,
            IssuerKeys keys,
            String rolesClaim,
            Optional<String> issuer,
            Optional<String> audience,
            Optional<CallerCheck> runtime) {
        return new ExternalTokenVerifier(
                allowed,
                keys,
                new RolesClaim(rolesClaim),
                new Expectations(CLOCK, issuer, audience, Optional.empty()),
                new Callers(runtime),
                new ProvenTokens<>(64));
    }
}
