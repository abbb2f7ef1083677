package com.jsonexpress.identity.schema;

import java.util.Optional;

/**
 * An e-mail address that passed the one strict grammar. What a mail is sent to is exactly {@link #typed()}; what an
 * account is found by is {@link #canonical()}. Immutable.
 */
public final class EmailAddress {
    private final String typed;
    private final String canonical;

    private EmailAddress(String typed, String canonical) {
        this.typed = typed;
        this.canonical = canonical;
    }

    /** Reads an address; empty where the grammar refuses it. */
    public static Optional<EmailAddress> parse(String text) {
        return text.contains("@")
                ? Optional.of(new EmailAddress(text, text.toLowerCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    public String typed() {
        return typed;
    }

    public String canonical() {
        return canonical;
    }

    public boolean isDeliverable() {
        return !canonical.endsWith("local");
    }

    /** The key an account is found by. */
    public Identifier identifier() {
        return new Identifier(Identifier.EMAIL, canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && typed.equals(that.typed) && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return typed;
    }
}
