package com.jsonexpress.identity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import org.junit.jupiter.api.Test;

/** The whole life of an account, in the order in which users live it. */
class LifeCycleTest {

    @Test
    void account_fromRegistrationToRevocation_isWhatTheContractSays() {
        try (App app = App.start()) {
            Client client = app.client();
            Answer registered = client.register("ada@example.com");
            assertThat(registered.status()).isEqualTo(201);
            assertThat(client.get("/hello", registered.string("accessToken")).text())
                    .isEqualTo(registered.string("user.id"));

            String link = app.mailbox().awaitToken("ada@example.com", "Confirm");
            assertThat(client.post("/auth/verify", "token", link).at("user.emailVerified"))
                    .isEqualTo(true);

            assertThat(client.post("/auth/password/forgot", "email", "ada@example.com")
                            .status())
                    .isEqualTo(200);
            String reset = app.mailbox().awaitToken("ada@example.com", "new password");
            String changed = Secrets.note("another-good-horse");
            assertThat(client.post("/auth/password/reset", "token", reset, "newPassword", changed)
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/hello", registered.string("accessToken")).status())
                    .isEqualTo(401);
            Answer again = client.login("ada@example.com", changed);
            assertThat(again.status()).isEqualTo(200);

            String admin = app.admin("root@example.com");
            String id = again.string("user.id");
            assertThat(client.send("POST", "/users/" + id + "/revoke", admin).status())
                    .isEqualTo(204);
            assertThat(client.get("/auth/me", again.string("accessToken")).status())
                    .isEqualTo(401);
            assertThat(client.refresh(again.string("refreshToken")).code()).isEqualTo("invalid_refresh_token");
        }
    }
}
