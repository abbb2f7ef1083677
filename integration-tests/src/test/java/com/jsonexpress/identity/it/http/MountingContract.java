package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.http.BodyRoute.Scene;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.2: which routes are there, and where. */
abstract class MountingContract extends HttpContract {

    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/auth/", "/auth/unknown", "/auth/login/x", "/auth/password", "/auth/Login"})
    void unknownPath_belowAuth_is404AndNeverReachesTheApplication(String path) {
        App app = start("jex.auth.exclude", "/auth,/public");
        String token = app.client().register("ada@example.com").string("accessToken");

        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
            for (String credential : new String[] {"", "garbage", token}) {
                Answer answer = app.client().send(method, path, credential);
                about(method + " " + path, () -> expect(answer, 404, "not_found"));
                assertThat(answer.headers().first("X-Seen")).isEmpty();
            }
        }
    }

    @Test
    void openRoutes_withBadAuthorization_answerAsWithout() {
        Scene scene = Scene.of(start());
        for (BodyRoute route : BodyRoute.OPEN) {
            for (String credential : new String[] {"Bearer garbage", "Bearer", "Basic eDp5"}) {
                Headers headers = Headers.of("Authorization", credential);
                Answer with = scene.app().client().send(route.method(), route.path(), headers, "surprise", 1);
                Answer without = scene.app().client().send(route.method(), route.path(), "", "surprise", 1);
                about(route, () -> {
                    expect(with, 400, "validation_failed");
                    assertThat(with.text()).isEqualTo(without.text());
                });
            }
        }
    }

    @Test
    void refreshAndLogin_withExpiredAuthorization_succeed() {
        App app = start();
        Answer session = app.client().register("ada@example.com");
        app.pass(Duration.ofMinutes(20));
        Headers expired = bearer(session.string("accessToken"));

        expect(
                app.client()
                        .send("POST", "/auth/login", expired, "email", "ada@example.com", "password", Client.PASSWORD),
                200);
        Answer refreshed =
                app.client().send("POST", "/auth/refresh", expired, "refreshToken", session.string("refreshToken"));
        expect(refreshed, 200);
        expect(
                app.client().send("POST", "/auth/logout", expired, "refreshToken", refreshed.string("refreshToken")),
                200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/verify", "/auth/verify/resend", "/auth/password/forgot", "/auth/password/reset"})
    void mailRoutes_withoutEmailProvider_are404(String path) {
        Client client = startWithoutMail().client();

        expect(client.post(path, "token", "x", "email", "ada@example.com"), 404, "not_found");
        expect(client.get(path, ""), 404, "not_found");
        assertSession(client.register("ada@example.com"), 201);
    }

    @Test
    void users_withoutEmailProvider_areNeitherProvisionedNorForcedToReset() {
        App app = startWithoutMail();
        String admin = app.admin("root@example.com");
        String id = app.client().register("ada@example.com").string("user.id");

        expect(
                app.client().send("POST", "/users", admin, "email", "bob@example.com", "role", "user"),
                409,
                "email_unavailable");
        expect(
                app.client().send("PATCH", "/users/" + id, admin, "requirePasswordReset", true),
                409,
                "email_unavailable");
        expect(app.client().send("POST", "/users/" + id + "/invite", admin), 409, "email_unavailable");
        assertThat(app.identity().users().findByEmail("bob@example.com")).isEmpty();
        assertThat(app.client().get("/users/" + id, admin).at("requirePasswordReset"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "register, POST, /auth/register",
        "login, POST, /auth/login",
        "refresh, POST, /auth/refresh",
        "logout, POST, /auth/logout",
        "me, GET, /auth/me",
        "health, GET, /auth/health",
        "password-change, POST, /auth/password/change",
        "verify, POST, /auth/verify",
        "resend, POST, /auth/verify/resend",
        "password-forgot, POST, /auth/password/forgot",
        "password-reset, POST, /auth/password/reset"
    })
    void route_switchedOff_is404AloneOfAll(String name, String method, String path) {
        Client client = start("jex.auth.disable", name).client();

        expect(client.send(method, path, "", "email", "ada@example.com"), 404, "not_found");
        expect(client.get(path, ""), 404, "not_found");
        for (BodyRoute other : BodyRoute.OPEN) {
            if (!other.path().equals(path)) {
                about(other, () -> expect(client.post(other.path(), "surprise", 1), 400, "validation_failed"));
            }
        }
    }

    @Test
    void usersPath_empty_leavesThePathToTheApplication() {
        App app = start("jex.users.path", "");
        Answer session = app.client().register("ada@example.com");

        Answer answer = expect(app.client().get("/users", session.string("accessToken")), 200);

        assertThat(answer.text()).isEqualTo(session.string("user.id"));
        expect(app.client().get("/users", ""), 401, "unauthenticated");
    }

    @Test
    void paths_configured_areWhereTheRoutesAre() {
        App app = start("jex.auth.path", "/identity/v1", "jex.users.path", "/api/people");
        Answer session =
                app.client().post("/identity/v1/register", "email", "ada@example.com", "password", Client.PASSWORD);
        assertSession(session, 201);
        String token = session.string("accessToken");

        expect(app.client().get("/identity/v1/me", token), 200);
        expect(app.client().get("/api/people/" + session.string("user.id"), token), 200);
        expect(app.client().get("/identity/v1/unknown", token), 404, "not_found");
        assertThat(app.client().get("/identity", token).text()).isEqualTo(session.string("user.id"));
        assertThat(app.client().get("/auth/me", token).text()).isEqualTo(session.string("user.id"));
        expect(app.client().post("/auth/login", "email", "x", "password", "x"), 401, "unauthenticated");
        assertThat(app.mailbox().await("ada@example.com", "Confirm").text()).contains("/identity/v1/verify?token=");
    }
}
