package com.jsonexpress.identity;

import com.jsonexpress.identity.schema.User;
import java.time.Duration;

/**
 * A session's tokens, on their way to the client. Prints no token.
 *
 * @param user as it was when the tokens were made
 * @param expiresIn the access token's life
 */
public record IssuedSession(User user, String accessToken, String refreshToken, Duration expiresIn) {
    @Override
    public String toString() {
        return "IssuedSession[" + user.id() + "]";
    }
}
