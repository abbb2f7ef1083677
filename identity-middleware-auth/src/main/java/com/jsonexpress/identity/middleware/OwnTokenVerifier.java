package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.util.Arrays;
import java.util.Optional;

/** The steps of the verification of an own token, in their order; see the package. Thread-safe. */
final class OwnTokenVerifier implements TokenVerifier {
    private final HmacSignature signature;
    private final Expectations expectations;
    private final Callers callers;
    private final ProvenTokens<AccessClaims> proven;

    /** The last header of a signed token that was found good: all that we issue are alike. */
    private volatile byte[] goodHeader = {};

    OwnTokenVerifier(
            HmacSignature signature, Expectations expectations, Callers callers, ProvenTokens<AccessClaims> proven) {
        this.signature = signature;
        this.expectations = expectations;
        this.callers = callers;
        this.proven = proven;
    }

    @Override
    public Verification verify(String token, boolean fresh) {
        try {
            Optional<AccessClaims> known = proven.find(token);
            AccessClaims claims = known.isPresent() ? known.get() : prove(token);
            expectations.check(claims.registered());
            Verification verification = callers.find(claims, fresh);
            if (known.isEmpty() && verification instanceof Verification.Verified) {
                proven.add(token, claims);
            }
            return verification;
        } catch (RefusedException e) {
            return new Verification.Refused(e.refusal());
        }
    }

    private AccessClaims prove(String token) throws RefusedException {
        CompactToken compact = CompactToken.parse(token);
        boolean known = Arrays.equals(compact.header(), goodHeader);
        if (!known) {
            TokenHeader.check(compact.header());
        }
        signature.check(compact);
        if (!known) {
            goodHeader = compact.header();
        }
        return AccessClaims.parse(compact.claims());
    }
}
