package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored argon2id hash in the PHC string format, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Read strictly: one
 * spelling per value – no leading zeros, base64 without padding and without stray bits – and version 1.3 of RFC 9106 only.
 * Immutable; never prints itself.
 *
 * @see <a href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">PHC string format</a>
 */
final class PhcString {
    private static final int MAX_LENGTH = 256;
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,9}),t=([1-9]\\d{0,9}),"
            + "p=([1-9]\\d{0,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final HashParameters parameters;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(HashParameters parameters, byte[] salt, byte[] hash) {
        this.parameters = parameters;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /** Reads one; empty where it is anything else. */
    static Optional<PhcString> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var parameters = new HashParameters(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            var phc = new PhcString(parameters, bytes(matcher, 4), bytes(matcher, 5));
            return phc.format().equals(text) ? Optional.of(phc) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static byte[] bytes(Matcher matcher, int group) {
        return Base64.getDecoder().decode(matcher.group(group));
    }

    HashParameters parameters() {
        return parameters;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    /** The string to store. */
    String format() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PhcString[<redacted>]";
    }
}
