package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.2: register, login, refresh, logout, me. */
abstract class SessionsContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String WRONG = Secrets.note("not-the-right-horses");

    @Test
    void register_newAddress_is201WithUserAndTokens() {
        App app = start();

        Answer answer = app.client().register("Ada@Example.com");

        assertSession(answer, 201);
        assertThat(answer.at("user.email")).isEqualTo("Ada@Example.com");
        assertThat(answer.at("user.role")).isEqualTo("user");
        assertThat(answer.at("user.emailVerified")).isEqualTo(false);
        assertThat(answer.at("user.requirePasswordReset")).isEqualTo(false);
        assertThat(answer.at("user.disabled")).isEqualTo(false);
        assertThat(Instant.parse(answer.string("user.createdAt")))
                .isEqualTo(app.time().clock().instant());
        assertThat(answer.string("user.updatedAt")).endsWith("Z");
        app.mailbox().awaitToken("ada@example.com", "Confirm");
    }

    @Test
    void register_takenAddressInAnyCase_is409() {
        App app = start();
        app.client().register(ADA);

        expect(app.client().register("ADA@EXAMPLE.COM"), 409, "email_taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "@example.com", "ada@", "a@b@example.com", "ada@local", "ada@localhost", "a@x.invalid"
            })
    void register_addressNoMailCanReach_is400NamingIt(String email) {
        Answer answer = start().client().register(email);

        expect(answer, 400, "validation_failed");
        assertThat(answer.faultyFields()).containsExactly("email");
    }

    @Asvs("6.2.1")
    @Test
    void register_badPassword_is400WithItsOwnCode() {
        Client client = start().client();
        Map.of(
                        "short-7",
                        "password_too_short",
                        "x".repeat(128) + "y".repeat(129),
                        "password_too_long",
                        "password123",
                        "password_too_common",
                        "ada@example.com",
                        "password_too_common")
                .forEach((password, code) -> {
                    Answer answer = client.post("/auth/register", "email", ADA, "password", password);
                    expect(answer, 400, code);
                    assertThat(answer.faultyFields()).containsExactly("password");
                });
        expect(client.login(ADA, Client.PASSWORD), 401, "invalid_credentials");
    }

    @Test
    void register_unpairedSurrogate_is400() {
        byte[] body = "{\"email\":\"ada@example.com\",\"password\":\"correct-horse-\\ud800\"}"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(start().client()
                        .raw("POST", "/auth/register", Headers.NONE, body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void register_switchedOff_is403() {
        expect(start("jex.auth.allowRegistration", "false").client().register(ADA), 403, "registration_disabled");
    }

    @Asvs({"7.2.4", "7.6.2"})
    @Test
    void login_rightPassword_is200InAnySpellingOfTheAddress() {
        Client client = start().client();
        client.register(ADA);

        assertSession(client.login("ADA@example.COM", Client.PASSWORD), 200);
    }

    @Test
    void login_wrongPasswordOrUnknownAddress_isOneAnd401() {
        Client client = start().client();
        client.register(ADA);

        Answer wrong = expect(client.login(ADA, WRONG), 401, "invalid_credentials");
        Answer unknown = expect(client.login("bob@example.com", WRONG), 401, "invalid_credentials");

        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.headers().first("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void login_obstacle_isToldOnlyOnceThePasswordWasRight() {
        App app = start();
        String id = app.client().register(ADA).string("user.id");
        app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
        expect(app.client().login(ADA, WRONG), 401, "invalid_credentials");
        expect(app.client().login(ADA, Client.PASSWORD), 403, "password_reset_required");

        app.identity().users().update(id, UserChanges.disabled(true)).orThrow();
        expect(app.client().login(ADA, WRONG), 401, "invalid_credentials");
        expect(app.client().login(ADA, Client.PASSWORD), 403, "account_disabled");
    }

    @Test
    void refresh_currentToken_is200WithAnother() {
        Client client = start().client();
        Answer first = client.register(ADA);

        Answer second = client.refresh(first.string("refreshToken"));

        assertSession(second, 200);
        assertThat(second.string("refreshToken")).isNotEqualTo(first.string("refreshToken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "00000000000000000000000000000000.1.AAAA"})
    void refresh_notAToken_is401(String token) {
        expect(start().client().refresh(token), 401, "invalid_refresh_token");
    }

    @Asvs({"7.1.2", "7.4.1", "7.5.2"})
    @Test
    void logout_refreshToken_endsThatSessionAlone() {
        Client client = start().client();
        Answer one = client.register(ADA);
        Answer two = client.login(ADA, Client.PASSWORD);

        Answer out = client.post("/auth/logout", "refreshToken", one.string("refreshToken"));

        assertThat(expect(out, 200).text()).isEqualTo("{\"ok\":true}");
        expect(client.get("/auth/me", one.string("accessToken")), 401, "invalid_token");
        expect(client.refresh(one.string("refreshToken")), 401, "invalid_refresh_token");
        expect(client.get("/auth/me", two.string("accessToken")), 200);
    }

    @Test
    void logout_bearerInsteadOfBody_endsThatSession() {
        Client client = start().client();
        String access = client.register(ADA).string("accessToken");

        expect(client.send("POST", "/auth/logout", access), 200);

        expect(client.get("/auth/me", access), 401, "invalid_token");
    }

    @Asvs({"7.5.2", "10.4.9"})
    @Test
    void logout_all_endsEverySession() {
        App app = start();
        Client client = app.client();
        Answer one = client.register(ADA);
        Answer two = client.login(ADA, Client.PASSWORD);

        expect(client.post("/auth/logout", "refreshToken", one.string("refreshToken"), "all", true), 200);

        expect(client.get("/auth/me", two.string("accessToken")), 401, "invalid_token");
        expect(client.refresh(two.string("refreshToken")), 401, "invalid_refresh_token");
        assertThat(app.count(EventType.ALL_SESSIONS_ENDED)).isEqualTo(1);
    }

    @Test
    void logout_allWithSpentToken_endsThatSessionAlone() {
        App app = start();
        Client client = app.client();
        Answer one = client.register(ADA);
        Answer two = client.login(ADA, Client.PASSWORD);
        Answer renewed = client.refresh(one.string("refreshToken"));
        app.pass(Duration.ofSeconds(10));

        expect(client.post("/auth/logout", "refreshToken", one.string("refreshToken"), "all", true), 200);

        expect(client.get("/auth/me", renewed.string("accessToken")), 401, "invalid_token");
        expect(client.get("/auth/me", two.string("accessToken")), 200);
    }

    @Test
    void logout_allWithTokenInGrace_endsEverySession() {
        Client client = start().client();
        Answer one = client.register(ADA);
        Answer two = client.login(ADA, Client.PASSWORD);
        client.refresh(one.string("refreshToken"));

        expect(client.post("/auth/logout", "refreshToken", one.string("refreshToken"), "all", true), 200);

        expect(client.get("/auth/me", two.string("accessToken")), 401, "invalid_token");
    }

    @Test
    void logout_unknownTokenBadBearerOrNothing_is200() {
        Client client = start().client();

        expect(client.post("/auth/logout", "refreshToken", "unknown"), 200);
        expect(client.send("POST", "/auth/logout", "not-a-token"), 200);
        expect(client.send("POST", "/auth/logout", Headers.of("Authorization", "Basic eDp5")), 200);
        expect(client.send("POST", "/auth/logout", ""), 200);
    }

    @Asvs("7.2.1")
    @Test
    void me_bearer_isTheUser() {
        Client client = start().client();
        Answer registered = client.register(ADA);

        Answer me = expect(client.get("/auth/me", registered.string("accessToken")), 200);

        assertUser(me, "");
        assertThat(me.json()).isEqualTo(registered.at("user"));
        assertOurs(me);
    }
}
