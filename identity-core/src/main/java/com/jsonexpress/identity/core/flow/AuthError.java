package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.error.ErrorCode;
import java.util.Locale;

/** The expected failures of the account flows. */
public enum AuthError implements ErrorCode {
    /** The same for an unknown address, a wrong password, an account without one, and one switched off. */
    INVALID_CREDENTIALS(401, "E-mail address or password is wrong."),
    INVALID_REFRESH_TOKEN(401, "The refresh token is not valid; sign in again."),
    INVALID_TOKEN(400, "The link is not valid any more; ask for a new one."),
    REGISTRATION_DISABLED(403, "Registration is closed."),
    EMAIL_NOT_VERIFIED(403, "Confirm your e-mail address first."),
    PASSWORD_RESET_REQUIRED(403, "Set a new password through the link in your mail first."),
    PASSWORD_CHANGE_REQUIRED(403, "Change the generated password first."),
    ACCOUNT_DISABLED(403, "This account is disabled."),
    EMAIL_TAKEN(409, "There is an account with this address already."),
    ROLE_IS_EXTERNAL(409, "Roles come from the issuer of the tokens and are changed there."),
    FIELD_TAKEN(409, "Another user has this value already."),
    EMAIL_UNAVAILABLE(409, "No mail can be sent to this user."),
    LAST_ADMIN(409, "At least one admin must remain who can act.");

    private final int status;
    private final String title;

    AuthError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
