package com.jsonexpress.identity.middleware;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The claims of RFC 7519 §4.1 that say whom a token is about, for whom it is meant, and when. Prints none of them. */
record RegisteredClaims(
        String subject,
        Instant expiresAt,
        Optional<Instant> notBefore,
        Optional<Instant> issuedAt,
        Optional<String> issuer,
        List<String> audience) {

    /** Reads them strictly; {@code sub} and {@code exp} are there. */
    static RegisteredClaims of(ClaimReader reader) throws RefusedException {
        return new RegisteredClaims(
                reader.text("sub"),
                reader.date("exp"),
                reader.optionalDate("nbf"),
                reader.optionalDate("iat"),
                reader.optionalText("iss"),
                reader.oneOrMoreTexts("aud"));
    }

    @Override
    public String toString() {
        return "RegisteredClaims";
    }
}
