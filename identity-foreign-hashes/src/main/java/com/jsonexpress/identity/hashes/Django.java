package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.hashes.Pbkdf2.Prf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hashers of Django: {@code pbkdf2_sha256$iterations$salt$hash}, {@code pbkdf2_sha1$…}, {@code bcrypt$…},
 * {@code bcrypt_sha256$…}, {@code scrypt$…}, {@code argon2$…}. A salt is text there, not base64.
 */
final class Django {
    private static final String HASH = "\\$([A-Za-z0-9+/]+=*)";
    private static final Pattern PBKDF2 = Pattern.compile("pbkdf2_sha(1|256)\\$(\\d+)\\$([^$]+)" + HASH);
    private static final Pattern SCRYPT = Pattern.compile("scrypt\\$(\\d+)\\$([^$]+)\\$(\\d+)\\$(\\d+)" + HASH);

    private Django() {}

    static Reading read(String text) {
        if (text.startsWith("bcrypt_sha256$")) {
            return Bcrypt.read(text.substring("bcrypt_sha256$".length()), true);
        }
        if (text.startsWith("bcrypt$")) {
            return Bcrypt.read(text.substring("bcrypt$".length()));
        }
        if (text.startsWith("argon2$")) {
            return Phc.read(text.substring("argon2".length()));
        }
        Matcher pbkdf2 = PBKDF2.matcher(text);
        if (pbkdf2.matches()) {
            return Bytes.base64(pbkdf2.group(4))
                    .map(key -> Pbkdf2.of(
                            pbkdf2.group(1).equals("1") ? Prf.SHA1 : Prf.SHA256,
                            salt(pbkdf2.group(3)),
                            Bytes.number(pbkdf2.group(2)),
                            key))
                    .orElseGet(Limits::damaged);
        }
        Matcher scrypt = SCRYPT.matcher(text);
        if (scrypt.matches()) {
            return Bytes.base64(scrypt.group(5))
                    .map(key -> Scrypt.of(
                            salt(scrypt.group(2)),
                            Bytes.number(scrypt.group(1)),
                            Bytes.number(scrypt.group(3)),
                            Bytes.number(scrypt.group(4)),
                            key))
                    .orElseGet(Limits::damaged);
        }
        return new Reading.Unknown();
    }

    private static byte[] salt(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
