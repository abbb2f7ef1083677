package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** Contract 4.7: the first admin. Its generated password is printed on purpose, so it is not noted as a secret. */
abstract class SeededAdminContract extends HttpContract {
    private static final String CHOSEN = Secrets.note("the-operators-own-horse");

    @Asvs({"2.3.1", "6.4.1"})
    @Test
    void inProduction_canDoNothingButChangeItsPassword() {
        App app = start(
                "jex.mode", "production",
                "jex.kv", "memory",
                "jex.queue", "memory",
                "jex.store", "memory",
                "jex.auth.exclude", "/public",
                "jex.auth.email.verifyUrl", "https://app.example.com/verify",
                "jex.auth.email.resetUrl", "https://app.example.com/reset");
        Answer session = login(app);
        String token = session.string("accessToken");

        for (String path : new String[] {"/hello", "/auth/me", "/users", "/users/x", "/public"}) {
            about(path, () -> expect(app.client().get(path, token), 403, "password_change_required"));
        }
        expect(
                app.client().send("POST", "/users", token, "email", "a@example.com", "role", "admin"),
                403,
                "password_change_required");
        assertThat(expect(app.client().get("/auth/health", token), 200).json())
                .as("what anybody is told")
                .containsOnlyKeys("status");
        Answer refreshed = expect(app.client().refresh(session.string("refreshToken")), 200);
        expect(app.client().get("/users", refreshed.string("accessToken")), 403, "password_change_required");

        Answer changed = change(app, token);

        expect(changed, 200);
        String free = changed.string("accessToken");
        expect(app.client().get("/users", free), 200);
        expect(app.client().get("/hello", free), 200);
        expect(app.client().get("/hello", token), 401, "invalid_token");
        assertThat(app.client().login("admin@local", CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void inDevelopment_isAnAdminLikeAnother() {
        App app = start();
        Answer session = login(app);

        assertThat(session.at("user.role")).isEqualTo("admin");
        assertThat(session.at("user.emailVerified")).isEqualTo(true);
        expect(app.client().get("/users", session.string("accessToken")), 200);
    }

    private static Answer login(App app) {
        Eventually.until(
                "the password was announced",
                () -> app.client()
                                .post(
                                        "/auth/login",
                                        "email",
                                        "admin@local",
                                        "password",
                                        app.hasher().lastHashed())
                                .status()
                        == 200);
        return app.client()
                .post(
                        "/auth/login",
                        "email",
                        "admin@local",
                        "password",
                        app.hasher().lastHashed());
    }

    private static Answer change(App app, String token) {
        return app.client()
                .send(
                        "POST",
                        "/auth/password/change",
                        token,
                        "currentPassword",
                        app.hasher().lastHashed(),
                        "newPassword",
                        CHOSEN);
    }
}
