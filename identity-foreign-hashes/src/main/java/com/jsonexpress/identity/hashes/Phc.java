package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The PHC string format and what is close to it: {@code $scrypt$ln=…,r=…,p=…$salt$hash}, {@code $argon2i$v=19$m=…,t=…,p=…$…},
 * {@code $pbkdf2-sha256$i=…$salt$hash}, the last also as passlib writes it, {@code $pbkdf2-sha256$29000$salt$hash}.
 *
 * @see <a href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">PHC string format</a>
 */
final class Phc {
    private static final String TAIL = "\\$([A-Za-z0-9+/.]+=*)\\$([A-Za-z0-9+/.]+=*)";
    private static final Pattern LOOKS = Pattern.compile("\\$(scrypt|argon2|pbkdf2).*", Pattern.DOTALL);
    private static final Pattern SCRYPT = Pattern.compile("\\$scrypt\\$ln=(\\d+),r=(\\d+),p=(\\d+)" + TAIL);
    private static final Pattern ARGON2 =
            Pattern.compile("\\$argon2(id|i|d)\\$(?:v=(\\d+)\\$)?m=(\\d+),t=(\\d+),p=(\\d+)" + TAIL);
    private static final Pattern PBKDF2 =
            Pattern.compile("\\$pbkdf2(-sha1|-sha256|-sha512)?\\$(?:i=)?(\\d+)(?:,l=\\d+)?" + TAIL);

    private Phc() {}

    static Reading read(String text) {
        if (!LOOKS.matcher(text).matches()) {
            return new Reading.Unknown();
        }
        Matcher scrypt = SCRYPT.matcher(text);
        if (scrypt.matches()) {
            return keyed(
                    scrypt,
                    4,
                    (salt, key) -> Scrypt.of(
                            salt, Scrypt.power(number(scrypt, 1)), number(scrypt, 2), number(scrypt, 3), key));
        }
        Matcher argon2 = ARGON2.matcher(text);
        if (argon2.matches()) {
            int version = argon2.group(2) == null ? 16 : number(argon2, 2);
            return keyed(
                    argon2,
                    6,
                    (salt, key) -> Argon2.of(
                            group(argon2, 1),
                            version,
                            number(argon2, 3),
                            number(argon2, 4),
                            number(argon2, 5),
                            salt,
                            key));
        }
        Matcher pbkdf2 = PBKDF2.matcher(text);
        return pbkdf2.matches()
                ? keyed(pbkdf2, 3, (salt, key) -> Pbkdf2.of(prf(pbkdf2.group(1)), salt, number(pbkdf2, 2), key))
                : Limits.damaged();
    }

    private interface Keyed {
        Reading of(byte[] salt, byte[] key);
    }

    private static Reading keyed(Matcher matcher, int first, Keyed reading) {
        Optional<byte[]> salt = Bytes.base64(group(matcher, first));
        Optional<byte[]> key = Bytes.base64(group(matcher, first + 1));
        return salt.isPresent() && key.isPresent() ? reading.of(salt.get(), key.get()) : Limits.damaged();
    }

    private static Pbkdf2.Prf prf(@Nullable String name) {
        if ("-sha256".equals(name)) {
            return Pbkdf2.Prf.SHA256;
        }
        return "-sha512".equals(name) ? Pbkdf2.Prf.SHA512 : Pbkdf2.Prf.SHA1;
    }

    private static String group(Matcher matcher, int group) {
        return String.valueOf(matcher.group(group));
    }

    private static int number(Matcher matcher, int group) {
        return Bytes.number(group(matcher, group));
    }
}
