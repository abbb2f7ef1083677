package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.1: what every answer of ours carries. */
abstract class AnswersContract extends HttpContract {

    @Asvs({"4.1.1", "14.2.2", "14.3.2"})
    @Test
    void everyRoute_whateverItAnswers_isNotKeptAndNotGuessedAt() {
        App app = start();
        Client client = app.client();
        Answer session = client.register("ada@example.com");
        assertOurs(session);
        assertOurs(client.get("/auth/me", session.string("accessToken")));
        assertOurs(client.get("/auth/me", ""));
        assertOurs(client.get("/auth/unknown", ""));
        assertOurs(client.get("/auth/login", ""));
        assertOurs(client.get("/hello", ""));
        assertOurs(client.post("/auth/logout", "refreshToken", "x"));
        String admin = app.admin("root@example.com");
        assertOurs(client.get("/users", admin));
        assertOurs(client.send("POST", "/users/" + session.string("user.id") + "/revoke", admin));
        assertOurs(client.send("DELETE", "/users/" + session.string("user.id"), admin));
        assertThat(client.get("/hello", admin).headers().first("Cache-Control")).isEmpty();
    }

    @Test
    void unauthorized_withoutCredentials_hasNoErrorParameter() {
        Client client = start().client();

        for (String path : new String[] {"/hello", "/auth/me", "/users"}) {
            Answer none = expect(client.get(path, ""), 401, "unauthenticated");
            assertThat(none.headers().all("WWW-Authenticate")).containsExactly("Bearer");
            Answer other = client.send("GET", path, Headers.of("Authorization", "Basic eDp5"));
            assertThat(other.headers().all("WWW-Authenticate")).containsExactly("Bearer");
        }
    }

    @Test
    void unauthorized_withBadCredentials_saysInvalidToken() {
        Client client = start().client();

        for (String path : new String[] {"/hello", "/auth/me", "/users"}) {
            Answer bad = expect(client.get(path, "garbage"), 401, "invalid_token");
            assertThat(bad.headers().all("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        }
    }

    @Asvs("14.2.1")
    @Test
    void token_inTheQuery_isNotRead() {
        Client client = start().client();
        String token = client.register("ada@example.com").string("accessToken");

        expect(client.get("/auth/me?access_token=" + token, ""), 401, "unauthenticated");
        expect(client.get("/hello?access_token=" + token, ""), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /auth/register, POST",
        "GET, /auth/login, POST",
        "GET, /auth/refresh, POST",
        "GET, /auth/logout, POST",
        "GET, /auth/password/change, POST",
        "GET, /auth/verify, POST",
        "GET, /auth/verify/resend, POST",
        "GET, /auth/password/forgot, POST",
        "GET, /auth/password/reset, POST",
        "PUT, /auth/verify, POST",
        "DELETE, /auth/password/reset, POST",
        "POST, /auth/me, GET",
        "HEAD, /auth/me, GET"
    })
    void method_notOffered_is405WithAllow(String method, String path, String allow) {
        Answer answer = start().client().send(method, path, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().all("Allow")).containsExactly(allow);
        assertOurs(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /users, 'GET, POST'",
        "PUT, /users/x, 'DELETE, GET, PATCH'",
        "GET, /users/x/invite, POST",
        "GET, /users/x/revoke, POST"
    })
    void method_notOfferedOnUsers_is405WithAllowForAdmins(String method, String path, String allow) {
        App app = start();

        Answer answer = app.client().send(method, path, app.admin("root@example.com"));

        expect(answer, 405, "method_not_allowed");
        assertThat(answer.headers().all("Allow")).containsExactly(allow);
        expect(app.client().send(method, path, ""), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"/auth/verify", "/auth/password/reset"})
    void link_opened_isAnswered405WithThePostToMakeAndSpendsNothing(String path) {
        App app = start();
        app.client().register("ada@example.com");
        app.client().post("/auth/password/forgot", "email", "ada@example.com");
        boolean verify = path.endsWith("verify");
        String token = app.mailbox().awaitToken("ada@example.com", verify ? "Confirm" : "new password");

        Answer answer = app.client().get(path + "?token=" + token, "");

        expect(answer, 405, "method_not_allowed");
        assertThat(answer.string("detail")).contains("POST " + path);
        String next = Secrets.note("a-quite-new-donkey");
        Answer post = verify
                ? app.client().post(path, "token", token)
                : app.client().post(path, "token", token, "newPassword", next);
        expect(post, 200);
    }

    @Test
    void outage_is503WithRetryAfterAndRecovers() {
        AtomicBoolean down = new AtomicBoolean();
        App app = start(settings -> {
            MemoryKvStore kv = closing(new MemoryKvStore());
            kv.start(contextOf(settings));
            return settings.part(Tap.on(IKvStore.class, kv, (operation, arguments) -> {
                if (down.get() && !operation.equals("health")) {
                    throw new UnavailableException("the KV store is down");
                }
                return Tap.PASS;
            }));
        });
        Answer session = app.client().register("ada@example.com");

        down.set(true);
        for (Answer answer : new Answer[] {
            app.client().get("/hello", session.string("accessToken")),
            app.client().get("/auth/me", session.string("accessToken")),
            app.client().refresh(session.string("refreshToken")),
            app.client().login("ada@example.com", Client.PASSWORD)
        }) {
            expect(answer, 503, "unavailable");
            assertThat(answer.headers().first("Retry-After").orElseThrow()).matches("[1-9]\\d*");
        }

        down.set(false);
        expect(app.client().get("/hello", session.string("accessToken")), 200);
        expect(app.client().refresh(session.string("refreshToken")), 200);
    }

    @Test
    void closedIdentity_answers503AsEverElse() {
        App app = closing(App.start("jex.store", "memory", "jex.kv", "memory", "jex.queue", "memory"));
        app.identity().close();

        expect(app.client().get("/hello", ""), 503, "unavailable");
    }
}
