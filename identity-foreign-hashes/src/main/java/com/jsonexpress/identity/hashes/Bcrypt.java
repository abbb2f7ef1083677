package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt in its common spelling, {@code $2b$12$…}. {@code $2a$}, {@code $2b$} and {@code $2y$} are one function here: they
 * tell apart faults of single implementations, which do not show below 256 bytes. It looks at the first 72 bytes of a
 * password, as the system did that made the hash.
 */
final class Bcrypt implements ForeignHash {
    private static final long NANOS_OF_ROUND = 55_000;
    private static final int MIN_COST = 4;
    private static final Pattern LOOKS = Pattern.compile("\\$2[abxy]?\\$.*", Pattern.DOTALL);
    /** The last character of salt and hash has bits to spare, which are zero. */
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$" + "[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]");

    private final String text;
    private final int cost;
    private final boolean digestFirst;

    private Bcrypt(String text, int cost, boolean digestFirst) {
        this.text = text;
        this.cost = cost;
        this.digestFirst = digestFirst;
    }

    static Reading read(String text) {
        return read(text, false);
    }

    /** @param digestFirst whether the hash is of the SHA-256 of the password, in hexadecimal digits */
    static Reading read(String text, boolean digestFirst) {
        if (!LOOKS.matcher(text).matches()) {
            return new Reading.Unknown();
        }
        if (text.startsWith("$2x$") || text.startsWith("$2$")) {
            return new Reading.Refused(
                    "This variant of bcrypt is known to be faulty. Leave the hash out: the user sets a"
                            + " new password.");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Limits.damaged();
        }
        int cost = Bytes.number(matcher.group(1));
        return Limits.readable(
                cost >= MIN_COST && cost <= Limits.MAX_BCRYPT_COST, () -> new Bcrypt(text, cost, digestFirst));
    }

    @Override
    public boolean verify(byte[] password) {
        return OpenBSDBCrypt.checkPassword(text, digestFirst ? digest(password) : password);
    }

    @Override
    public long cost() {
        return NANOS_OF_ROUND << cost;
    }

    private static byte[] digest(byte[] password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password);
            return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
