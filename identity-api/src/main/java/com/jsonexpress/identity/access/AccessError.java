package com.jsonexpress.identity.access;

import com.jsonexpress.identity.error.ErrorCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The refusals of {@link Rules} that a client can act on, beyond the common ones. */
public sealed interface AccessError extends ErrorCode {

    /** 403 {@code email_not_verified}. */
    record EmailNotVerified() implements AccessError {
        @Override
        public String code() {
            return "email_not_verified";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Confirm your e-mail address first.";
        }
    }

    /**
     * 401 {@code recent_login_required}, with the challenge of RFC 9470 §3: the token is good, but the password was given
     * too long ago.
     *
     * @param maxAge how long ago it may have been given
     */
    record RecentLoginRequired(Duration maxAge) implements AccessError {
        public RecentLoginRequired {
            Objects.requireNonNull(maxAge, "maxAge");
        }

        @Override
        public String code() {
            return "recent_login_required";
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String title() {
            return "Sign in again to do this.";
        }

        @Override
        public Optional<String> challenge() {
            return Optional.of("error=\"insufficient_user_authentication\", max_age=" + maxAge.toSeconds());
        }
    }
}
