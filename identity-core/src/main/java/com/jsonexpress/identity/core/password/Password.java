package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.List;

/**
 * A password that can be hashed: well-formed Unicode in NFC, at most {@value #MAX_CODE_POINTS} code points and
 * {@value #MAX_BYTES} bytes of UTF-8. Nothing is trimmed, truncated or folded (NIST SP 800-63B-4 §3.1.1.2, ASVS 5.0
 * §6.2.8), so passwords that differ in the 73rd byte differ. Immutable; never prints itself; compares in constant time.
 *
 * <p>Whether it is good enough as a <em>new</em> password is for {@link PasswordRules} to say.
 */
public final class Password {
    /** The most code points, counted after normalisation. */
    public static final int MAX_CODE_POINTS = 256;
    /** The most bytes of UTF-8, counted after normalisation. */
    public static final int MAX_BYTES = 1024;

    /**
     * At most six chars become one code point (U+16126, Unicode 16), so that beyond this no normalisation could bring a text
     * within the maximum. Bounds the work on it, which grows with the square of the combining marks.
     */
    private static final int MAX_CHARS = 6 * MAX_CODE_POINTS;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * Reads a password that is to be set.
     *
     * @param text as the client sent it
     * @param field how the client named it, such as {@code newPassword}
     * @return {@code validation_failed} for ill-formed UTF-16, {@code password_too_long} past the maximum
     */
    public static Result<Password> parse(String text, String field) {
        if (!isWellFormed(text)) {
            return Result.failed(illFormed(field));
        }
        if (text.length() <= MAX_CHARS) {
            Password password = new Password(Normalizer.normalize(text, Normalizer.Form.NFC));
            if (password.isWithinMaximum()) {
                return Result.ok(password);
            }
        }
        return Result.failed(PasswordError.PASSWORD_TOO_LONG.on(
                field, "Use at most " + MAX_CODE_POINTS + " characters and " + MAX_BYTES + " bytes."));
    }

    /**
     * Reads a password that is to be compared, at login and for the current password of a change. Any well-formed text
     * is tried; one past the maximum is an attempt that fails after the same work as any wrong one.
     *
     * @return {@code validation_failed} for ill-formed UTF-16
     */
    public static Result<PasswordAttempt> attempt(String text, String field) {
        Result<Password> parsed = parse(text, field);
        if (parsed instanceof Result.Ok<Password> ok) {
            return Result.ok(PasswordAttempt.of(ok.value(), text));
        }
        Failure failure = ((Result.Failed<Password>) parsed).failure();
        return failure.code() == PasswordError.PASSWORD_TOO_LONG
                ? Result.ok(PasswordAttempt.tooLong())
                : Result.failed(failure);
    }

    /** The text in NFC, for rules and policies of this house. */
    String text() {
        return text;
    }

    int codePoints() {
        return text.codePointCount(0, text.length());
    }

    /** A fresh array of its UTF-8; the caller wipes it. */
    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isWithinMaximum() {
        return codePoints() <= MAX_CODE_POINTS && utf8().length <= MAX_BYTES;
    }

    /** argon2 libraries turn an unpaired surrogate into {@code ?}, which would make two passwords alike. */
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Failure illFormed(String field) {
        return Failure.fields(
                CommonError.VALIDATION_FAILED,
                List.of(new FieldError(field, "ill_formed", "Send well-formed Unicode, without unpaired surrogates.")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && MessageDigest.isEqual(utf8(), that.utf8());
    }

    /** The same for all: a hash code of a password would tell about it. */
    @Override
    public int hashCode() {
        return Password.class.hashCode();
    }

    @Override
    public String toString() {
        return "<redacted>";
    }
}
