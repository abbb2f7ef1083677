package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /auth/logout} reads {@code Authorization} as the guard does, and never fails because of it. */
class LogoutCredentialsTest {

    @Test
    void logout_withAValidToken_endsItsSession() {
        try (App app = App.start()) {
            Answer ada = app.client().register("ada@example.com");
            String token = ada.string("accessToken");
            assertThat(app.client().send("POST", "/auth/logout", token).status())
                    .isEqualTo(200);
            assertThat(app.client().get("/auth/me", token).status()).isEqualTo(401);
            assertThat(app.client().send("POST", "/auth/logout", token).status())
                    .as("again")
                    .isEqualTo(200);
        }
    }

    @Test
    void logout_withABadCredential_isNoFailureAndEndsNothing() {
        try (App app = App.start()) {
            String token = app.client().register("ada@example.com").string("accessToken");
            for (List<String> fields : List.of(
                    List.of("Bearer"),
                    List.of("Bearer not.a.token"),
                    List.of("Basic YTpi"),
                    List.of("Bearer " + token, "Bearer " + token))) {
                Headers headers = Headers.of(Map.of("Authorization", fields));
                assertThat(app.client().send("POST", "/auth/logout", headers).status())
                        .isEqualTo(200);
                assertThat(app.client().get("/auth/me", token).status()).isEqualTo(200);
            }
        }
    }
}
