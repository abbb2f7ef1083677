package com.jsonexpress.identity.schema;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Domains beyond ASCII, turned into their ASCII form (RFC 3490).
 *
 * <p>The mapping of {@link IDN} is generous: it turns the Kelvin sign into {@code k}, {@code ß} into {@code ss}, drops
 * what is invisible, and takes an ideographic full stop for a dot. Here a domain is accepted only where nothing but
 * its case and the composition of its accents changes, so that nobody reaches {@code bank.example} with another
 * spelling, and so that IDNA 2003 and IDNA 2008 agree on where the mail goes. What Unicode 3.2 did not know is refused;
 * its ASCII form can be typed instead.
 */
final class InternationalDomain {
    private InternationalDomain() {}

    /** The ASCII form; the text itself where it is ASCII already; empty where it is not to be trusted. */
    static Optional<String> toAscii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(domain);
        }
        if (!domain.codePoints().allMatch(InternationalDomain::isPlain)) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(domain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        try {
            String ascii = IDN.toASCII(folded, IDN.USE_STD3_ASCII_RULES);
            boolean same = IDN.toUnicode(ascii, IDN.USE_STD3_ASCII_RULES).equals(folded);
            return same ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** ASCII, or a letter, digit or accent that is no other form of another character. */
    private static boolean isPlain(int c) {
        if (c < 0x80) {
            return true;
        }
        boolean letter = Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        String text = Character.toString(c);
        return letter
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                && text.toLowerCase(Locale.ROOT).chars().allMatch(u -> u >= 0x80);
    }
}
