package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import java.util.List;
import java.util.Locale;

/** Why a new password is refused. */
public enum PasswordError implements ErrorCode {
    PASSWORD_TOO_SHORT("The password is too short."),
    PASSWORD_TOO_LONG("The password is too long."),
    PASSWORD_TOO_COMMON("The password is too easy to guess.");

    private final String title;

    PasswordError(String title) {
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String title() {
        return title;
    }

    /** The failure that names the field. */
    Failure on(String field, String detail) {
        return Failure.fields(this, List.of(new FieldError(field, code(), detail)));
    }
}
