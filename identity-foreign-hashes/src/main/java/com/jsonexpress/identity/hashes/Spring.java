package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.hashes.Pbkdf2.Prf;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the encoders of Spring Security write, with the prefix of its {@code DelegatingPasswordEncoder}: {@code {bcrypt}$2a$…}.
 * Its PBKDF2 says neither iterations nor function, so those of its defaults are taken; its scrypt writes its parameters in
 * hexadecimal digits, as {@code $e0801$salt$hash}.
 */
final class Spring {
    private static final Pattern PREFIXED = Pattern.compile("\\{([^}]{0,64})\\}(.*)", Pattern.DOTALL);
    private static final Pattern SCRYPT =
            Pattern.compile("(?:\\$s0)?\\$([0-9a-f]{5,8})\\$([A-Za-z0-9+/]+=*)\\$([A-Za-z0-9+/]+=*)");
    private static final int KEY_BYTES = 32;

    private Spring() {}

    static Reading read(String text) {
        Matcher matcher = PREFIXED.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Unknown();
        }
        String hash = matcher.group(2);
        return switch (matcher.group(1)) {
            case "bcrypt" -> known(Bcrypt.read(hash));
            case "argon2", "argon2@SpringSecurity_v5_2", "argon2@SpringSecurity_v5_8" -> known(Phc.read(hash));
            case "scrypt", "scrypt@SpringSecurity_v4_1", "scrypt@SpringSecurity_v5_8" -> known(readScrypt(hash));
            case "pbkdf2", "pbkdf2@SpringSecurity_v5_5" -> pbkdf2(hash, Prf.SHA1, 8, 185_000);
            case "pbkdf2@SpringSecurity_v5_8" -> pbkdf2(hash, Prf.SHA256, 16, 310_000);
            case "noop" -> Weak.refused("{noop} is a password in clear");
            case "ldap" -> Weak.refused("{ldap} stands for digests that are quick to guess");
            default -> Weak.refused("The prefix in braces stands for no scheme that is accepted");
        };
    }

    /** {@code $params$salt$hash}, and with {@code $s0} in front as the library writes it that this form comes from. */
    static Reading readScrypt(String text) {
        Matcher matcher = SCRYPT.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Unknown();
        }
        long parameters = Long.parseLong(matcher.group(1), 16);
        Optional<byte[]> salt = Bytes.base64(matcher.group(2));
        Optional<byte[]> key = Bytes.base64(matcher.group(3));
        return salt.isPresent() && key.isPresent()
                ? Scrypt.of(
                        salt.get(),
                        Scrypt.power((int) (parameters >> 16)),
                        (int) (parameters >> 8 & 0xff),
                        (int) (parameters & 0xff),
                        key.get())
                : Limits.damaged();
    }

    /** Salt and key in one, as hexadecimal digits or base64. */
    private static Reading pbkdf2(String text, Prf prf, int saltBytes, int iterations) {
        int length = saltBytes + KEY_BYTES;
        return (text.length() == 2 * length ? Bytes.hex(text) : Bytes.base64(text))
                .filter(bytes -> bytes.length == length)
                .map(bytes -> Pbkdf2.of(
                        prf, Arrays.copyOf(bytes, saltBytes), iterations, Arrays.copyOfRange(bytes, saltBytes, length)))
                .orElseGet(Limits::damaged);
    }

    /** A prefix promises its scheme. */
    private static Reading known(Reading reading) {
        return reading instanceof Reading.Unknown ? Limits.damaged() : reading;
    }
}
