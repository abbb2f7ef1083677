package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.util.regex.Pattern;

/** What is recognised in order to be refused: clear text, bare digests and the crypt of old. */
final class Weak {
    private static final Pattern DIGEST = Pattern.compile(
            "[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}" + "|[0-9a-fA-F]{128}");
    private static final Pattern CRYPT =
            Pattern.compile("(\\$(1|5|6|apr1|P|H)\\$|(unsalted_)?(md5|sha1)\\$|crypt\\$).*", Pattern.DOTALL);

    private Weak() {}

    static Reading read(String text) {
        if (DIGEST.matcher(text).matches()) {
            return refused("This is a bare digest such as MD5 or SHA-256");
        }
        return CRYPT.matcher(text).matches()
                ? refused("This is a scheme that is quick to guess")
                : new Reading.Unknown();
    }

    static Reading refused(String reason) {
        return new Reading.Refused(
                reason + ". It is not accepted: leave the hash out, and let the user set a new password.");
    }
}
