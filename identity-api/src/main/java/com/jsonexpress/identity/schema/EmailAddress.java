package com.jsonexpress.identity.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address that passed the one strict grammar. What a mail is sent to is exactly {@link #typed()}; what an
 * account is found by is {@link #canonical()}. Immutable.
 *
 * <p>The grammar is a part of RFC 5321 §4.1.2: a dot-string of ASCII before the one {@code @}, at most 64 characters
 * long, and a host name after it, at most 254 characters in all. There are no quotes, comments, address literals,
 * white space, dots at an end, and nothing but ASCII before the {@code @} (so no SMTPUTF8 mailboxes): what two mail
 * servers could read in two ways is not an address here. Nothing is trimmed.
 *
 * <p>A domain beyond ASCII is kept in its ASCII form ({@code xn--…}), which no look-alike letter survives; see
 * {@link InternationalDomain} for what is refused.
 */
public final class EmailAddress {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_TOTAL = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)*" + LABEL);

    /** A last label that some resolver takes for a part of an IPv4 address. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

    /** Names that never lead to another machine (RFC 6762 §3, RFC 6761 §6.3 and §6.4). */
    private static final Set<String> LOCAL_DOMAINS = Set.of("local", "localhost", "invalid");

    private final String typed;
    private final String canonical;

    private EmailAddress(String typed) {
        this.typed = typed;
        this.canonical = typed.toLowerCase(Locale.ROOT);
    }

    /** Reads an address; empty where the grammar refuses it. */
    public static Optional<EmailAddress> parse(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > MAX_LOCAL || text.length() > MAX_TOTAL) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        if (!LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        return InternationalDomain.toAscii(text.substring(at + 1))
                .filter(EmailAddress::isHostName)
                .map(domain -> local + "@" + domain)
                .filter(address -> address.length() <= MAX_TOTAL)
                .map(EmailAddress::new);
    }

    private static boolean isHostName(String domain) {
        return DOMAIN.matcher(domain).matches() && !NUMERIC.matcher(domain).matches();
    }

    /** Where a mail goes: the part before the {@code @} as it was typed, the domain in ASCII. */
    public String typed() {
        return typed;
    }

    /** In lower case throughout; the same for two spellings of one address. */
    public String canonical() {
        return canonical;
    }

    /**
     * Whether a mail could arrive: not at a domain of one label, nor at or under {@code local}, {@code localhost} and
     * {@code invalid}. Such addresses can log in but are never mailed, registered or provisioned.
     */
    public boolean isDeliverable() {
        String domain = canonical.substring(canonical.indexOf('@') + 1);
        int dot = domain.lastIndexOf('.');
        return dot >= 0 && !LOCAL_DOMAINS.contains(domain.substring(dot + 1));
    }

    /** The key an account is found by. */
    public Identifier identifier() {
        return new Identifier(Identifier.EMAIL, canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && typed.equals(that.typed);
    }

    @Override
    public int hashCode() {
        return typed.hashCode();
    }

    @Override
    public String toString() {
        return typed;
    }
}
