package com.jsonexpress.identity;

import com.jsonexpress.identity.schema.User;
import java.time.Duration;
import java.util.Optional;

/**
 * A session's tokens, on their way to the client. Prints no token.
 *
 * @param user as it was when the tokens were made
 * @param expiresIn the access token's life
 * @param deviceToken where a login asked for it: what tells this device from strangers at later logins
 */
public record IssuedSession(
        User user, String accessToken, String refreshToken, Duration expiresIn, Optional<String> deviceToken) {

    public IssuedSession withDeviceToken(String token) {
        return new IssuedSession(user, accessToken, refreshToken, expiresIn, Optional.of(token));
    }

    @Override
    public String toString() {
        return "IssuedSession[" + user.id() + "]";
    }
}
