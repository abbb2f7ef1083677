package com.jsonexpress.identity.core.password;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What somebody claims to be the password: any well-formed text. Immutable; never prints itself. */
public final class PasswordAttempt {
    private static final PasswordAttempt TOO_LONG = new PasswordAttempt(Optional.empty(), Optional.empty());

    private final Optional<Password> password;
    private final Optional<String> typed;

    private PasswordAttempt(Optional<Password> password, Optional<String> typed) {
        this.password = password;
        this.typed = typed;
    }

    /** The attempt with a password that is at hand already. */
    public static PasswordAttempt of(Password password) {
        return new PasswordAttempt(Optional.of(password), Optional.empty());
    }

    /** The attempt as a client sent it. */
    static PasswordAttempt of(Password password, String typed) {
        return new PasswordAttempt(
                Optional.of(password), Optional.of(typed).filter(text -> !text.equals(password.text())));
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

    /**
     * What another system may have hashed: it hardly normalised, so besides NFC the text as it came, where that is another.
     * Fresh arrays.
     */
    List<byte[]> foreignForms() {
        return typed.map(text -> List.of(utf8(), text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> List.of(utf8()));
    }

    @Override
    public String toString() {
        return "<redacted>";
    }
}
