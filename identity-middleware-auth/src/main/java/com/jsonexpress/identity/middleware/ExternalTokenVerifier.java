package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.util.Set;

/** The steps of the verification of an external issuer's token, in their order; see the package. Thread-safe. */
final class ExternalTokenVerifier implements TokenVerifier {
    private final Set<JwsAlgorithm> algorithms;
    private final IssuerKeys keys;
    private final RolesClaim roles;
    private final Expectations expectations;
    private final Callers callers;

    ExternalTokenVerifier(
            Set<JwsAlgorithm> algorithms,
            IssuerKeys keys,
            RolesClaim roles,
            Expectations expectations,
            Callers callers) {
        this.algorithms = Set.copyOf(algorithms);
        this.keys = keys;
        this.roles = roles;
        this.expectations = expectations;
        this.callers = callers;
    }

    @Override
    public Verification verify(String token, boolean fresh) {
        try {
            CompactToken compact = CompactToken.parse(token);
            ExternalHeader header = ExternalHeader.parse(compact.header(), algorithms);
            keys.current(header).signature(header).check(compact);
            ExternalClaims claims = ExternalClaims.parse(compact.claims(), roles);
            expectations.check(claims.registered());
            return callers.find(claims, fresh);
        } catch (RefusedException e) {
            return new Verification.Refused(e.refusal());
        }
    }
}
