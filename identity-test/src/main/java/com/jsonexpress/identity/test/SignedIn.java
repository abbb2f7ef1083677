package com.jsonexpress.identity.test;

import com.jsonexpress.identity.schema.User;

/**
 * A session of a user. Prints no token.
 *
 * @param user as it was when the tokens were made
 * @param accessToken a real, signed one
 * @param refreshToken good for {@code POST /auth/refresh}
 */
public record SignedIn(User user, String accessToken, String refreshToken) {

    /** The value of an {@code Authorization} field. */
    public String authorization() {
        return "Bearer " + accessToken;
    }

    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
