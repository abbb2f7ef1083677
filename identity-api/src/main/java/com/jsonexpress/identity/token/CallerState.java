package com.jsonexpress.identity.token;

import com.jsonexpress.identity.error.ErrorCode;
import java.util.Optional;

/** What the runtime knows of a caller now. */
public sealed interface CallerState {

    /**
     * The user exists, is enabled, carries the stamped version, and the session is alive.
     *
     * @param confinement see {@link Verification.Verified}
     */
    record Current(String email, boolean emailVerified, String role, Optional<ErrorCode> confinement)
            implements CallerState {}

    /**
     * An external issuer's caller whom nothing here stands against.
     *
     * @param userId the id of the local record that belongs to the caller; empty where there is none
     */
    record External(Optional<String> userId) implements CallerState {}

    /** The token is worth nothing any more. */
    record Gone(Refusal refusal) implements CallerState {}

    static CallerState gone(String reason, String remedy) {
        return new Gone(new Refusal(reason, remedy));
    }
}
