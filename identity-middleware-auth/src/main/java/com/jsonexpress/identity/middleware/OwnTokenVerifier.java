package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;

/** The steps of the verification of an own token, in their order; see the package. Thread-safe. */
final class OwnTokenVerifier implements TokenVerifier {
    private final Signature signature;
    private final Expectations expectations;
    private final Callers callers;

    OwnTokenVerifier(Signature signature, Expectations expectations, Callers callers) {
        this.signature = signature;
        this.expectations = expectations;
        this.callers = callers;
    }

    @Override
    public Verification verify(String token, boolean fresh) {
        try {
            CompactToken compact = CompactToken.parse(token);
            TokenHeader.check(compact.header());
            signature.check(compact);
            AccessClaims claims = AccessClaims.parse(compact.claims());
            expectations.check(claims.registered());
            return callers.find(claims, fresh);
        } catch (RefusedException e) {
            return new Verification.Refused(e.refusal());
        }
    }
}
