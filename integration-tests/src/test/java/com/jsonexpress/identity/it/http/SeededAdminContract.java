package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.middleware.VerifyOnlyRuntime;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.token.Verification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract 4.7: the first admin. Its generated password is printed on purpose, so it is not noted as a secret. */
abstract class SeededAdminContract extends HttpContract {
    private static final String CHOSEN = Secrets.note("the-operators-own-horse");

    @Asvs({"2.3.1", "6.4.1"})
    @Test
    void inProduction_canDoNothingButChangeItsPassword() {
        App app = inProduction();
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
    void inProduction_isNoAdminWhereTokensAreVerifiedAlone_untilItsPasswordIsChanged() {
        App app = inProduction();
        Identity resources = closing(resourceServer(app));
        Answer session = login(app);
        String id = session.string("user.id");
        Answer refreshed = app.client().refresh(session.string("refreshToken"));
        String issued = app.identity()
                .users()
                .issueSession(id, List.of("sso"))
                .orThrow()
                .accessToken();

        for (String token : List.of(session.string("accessToken"), refreshed.string("accessToken"), issued)) {
            assertThat(rolesAt(resources, token)).isEmpty();
        }
        Answer changed = change(app, session.string("accessToken"));
        assertThat(rolesAt(resources, changed.string("accessToken"))).containsExactly("admin");
        assertThat(rolesAt(resources, app.client().login("admin@local", CHOSEN).string("accessToken")))
                .containsExactly("admin");
    }

    @Test
    void inDevelopment_isAnAdminLikeAnother() {
        App app = start();
        Answer session = login(app);

        assertThat(session.at("user.role")).isEqualTo("admin");
        assertThat(session.at("user.emailVerified")).isEqualTo(true);
        expect(app.client().get("/users", session.string("accessToken")), 200);
    }

    private App inProduction() {
        return start(
                "jex.mode", "production",
                "jex.kv", "memory",
                "jex.queue", "memory",
                "jex.store", "memory",
                "jex.auth.exclude", "/public",
                "jex.auth.email.verifyUrl", "https://app.example.com/verify",
                "jex.auth.email.resetUrl", "https://app.example.com/reset");
    }

    /** An application with the same secret and no users. */
    private static Identity resourceServer(App app) {
        return new VerifyOnlyRuntime()
                .start(IdentitySettings.none()
                        .codeOnly()
                        .clock(app.time().clock())
                        .set("jex.auth.secret", App.SECRET));
    }

    private static Set<String> rolesAt(Identity identity, String token) {
        Verification verification = identity.tokens().verify(token, true);
        assertThat(verification).isInstanceOf(Verification.Verified.class);
        return ((Verification.Verified) verification).principal().roles();
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
