package com.jsonexpress.identity.schema;

import java.util.Objects;

/**
 * Who a user is at an external issuer: the pair that never changes hands (OpenID Connect Core §5.7).
 *
 * @param issuer the {@code iss} claim; empty where the issuer's tokens have none
 * @param subject the {@code sub} claim
 */
public record ExternalId(String issuer, String subject) {
    public ExternalId {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
    }

    /** For a store's look-up. The length in front keeps two pairs from having one spelling. */
    public Identifier identifier() {
        return new Identifier(Identifier.EXTERNAL, issuer.length() + ":" + issuer + subject);
    }
}
