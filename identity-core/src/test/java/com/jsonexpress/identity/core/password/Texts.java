package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;

/** Shorthands of these tests. */
final class Texts {
    private Texts() {}

    static Password password(String text) {
        return Password.parse(text, "password").orThrow();
    }

    static PasswordAttempt attempt(String text) {
        return Password.attempt(text, "password").orThrow();
    }

    static Failure failure(Result<?> result) {
        return ((Result.Failed<?>) result).failure();
    }
}
