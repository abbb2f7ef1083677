package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import org.junit.jupiter.api.Test;

/** What a stranger can do to an unverified address by registering it again, and what not (contract 2.5). */
class StrangerRegistersTest {
    private static final String OTHER = Secrets.note("a-strangers-own-password");

    @Test
    void registration_byAStranger_killsTheVerificationLinkAndNotTheResetLink() {
        try (App app = App.start()) {
            app.client().register("ada@example.com");
            String verification = app.mailbox().awaitToken("ada@example.com", "Confirm");
            app.client().post("/auth/password/forgot", "email", "ada@example.com");
            String reset = app.mailbox().awaitToken("ada@example.com", "new password");

            app.client().post("/auth/register", "email", "ada@example.com", "password", OTHER);

            assertThat(app.count(EventType.ADDRESS_CONTESTED)).isEqualTo(1);
            assertThat(app.client().post("/auth/verify", "token", verification).code())
                    .isEqualTo("invalid_token");
            String own = Secrets.note("the-owners-new-password");
            assertThat(app.client()
                            .post("/auth/password/reset", "token", reset, "newPassword", own)
                            .status())
                    .isEqualTo(200);
            assertThat(app.client().login("ada@example.com", own).at("user.emailVerified"))
                    .isEqualTo(true);
        }
    }
}
