package com.jsonexpress.identity.core.password;

import java.util.Optional;

/** What somebody claims to be the password: any well-formed text. Immutable; never prints itself. */
public final class PasswordAttempt {
    private static final PasswordAttempt TOO_LONG = new PasswordAttempt(Optional.empty());

    private final Optional<Password> password;

    private PasswordAttempt(Optional<Password> password) {
        this.password = password;
    }

    /** The attempt with a password that is at hand already. */
    public static PasswordAttempt of(Password password) {
        return new PasswordAttempt(Optional.of(password));
    }

    static PasswordAttempt tooLong() {
        return TOO_LONG;
    }

    /** What to hash again after a match; empty for what is past the maximum. */
    public Optional<Password> password() {
        return password;
    }

    /** Whether it could be right at all; what is past the maximum never is. */
    boolean isPossible() {
        return password.isPresent();
    }

    /** A fresh array of what is hashed: of an impossible one, as many bytes as the longest possible has. */
    byte[] utf8() {
        return password.map(Password::utf8).orElseGet(() -> new byte[Password.MAX_BYTES]);
    }

    @Override
    public String toString() {
        return "<redacted>";
    }
}
