package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.util.Optional;
import java.util.Set;

/** The steps of the verification of an external issuer's token, in their order; see the package. Thread-safe. */
final class ExternalTokenVerifier implements TokenVerifier {
    /** What a token said, and the keys that vouched for it. */
    record Proof(ExternalHeader header, KeySet keys, ExternalClaims claims) {}

    private final Set<JwsAlgorithm> algorithms;
    private final IssuerKeys keys;
    private final RolesClaim roles;
    private final Expectations expectations;
    private final Callers callers;
    private final ProvenTokens<Proof> proven;

    ExternalTokenVerifier(
            Set<JwsAlgorithm> algorithms,
            IssuerKeys keys,
            RolesClaim roles,
            Expectations expectations,
            Callers callers,
            ProvenTokens<Proof> proven) {
        this.algorithms = Set.copyOf(algorithms);
        this.keys = keys;
        this.roles = roles;
        this.expectations = expectations;
        this.callers = callers;
        this.proven = proven;
    }

    @Override
    public Verification verify(String token, boolean fresh) {
        try {
            Optional<Proof> known = proven.find(token);
            boolean current = known.isPresent() && isCurrent(known.get());
            Proof proof = current ? known.get() : prove(token);
            expectations.check(proof.claims().registered());
            Verification verification = callers.find(proof.claims(), fresh);
            if (!current && verification instanceof Verification.Verified) {
                proven.add(token, proof);
            }
            return verification;
        } catch (RefusedException e) {
            return new Verification.Refused(e.refusal());
        }
    }

    /** Only until the issuer's keys change: a key that is gone then vouches for nothing any more. */
    private boolean isCurrent(Proof proof) {
        return keys.current(proof.header()) == proof.keys();
    }

    private Proof prove(String token) throws RefusedException {
        CompactToken compact = CompactToken.parse(token);
        ExternalHeader header = ExternalHeader.parse(compact.header(), algorithms);
        KeySet vouching = vouching(compact, header);
        return new Proof(header, vouching, ExternalClaims.parse(compact.claims(), roles));
    }

    private KeySet vouching(CompactToken token, ExternalHeader header) throws RefusedException {
        KeySet current = keys.current(header);
        try {
            current.signature(header).check(token);
            return current;
        } catch (RefusedException e) {
            KeySet newer = Signature.isBad(e) ? keys.newerThan(current) : current;
            if (newer == current) {
                throw e;
            }
            newer.signature(header).check(token);
            return newer;
        }
    }
}
