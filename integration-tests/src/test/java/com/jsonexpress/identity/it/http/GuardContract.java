package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.4, on routes of the application. */
abstract class GuardContract extends HttpContract {

    @ParameterizedTest
    @CsvSource({
        "/, 401",
        "/hello, 401",
        "/public, 200",
        "/public/, 200",
        "/public/x/y, 200",
        "/publications, 401",
        "/public-x, 401",
        "/Public, 401",
        "/x/public, 401",
        "/a/b, 200",
        "/a/b/c, 200",
        "/a, 401",
        "/a/bc, 401"
    })
    void excluded_wholeSegmentsAlone(String path, int status) {
        App app = start("jex.auth.exclude", "/public,/a/b");

        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            about(method, () -> expect(app.client().send(method, path, ""), status));
        }
    }

    @Test
    void excluded_callerIsOptional() {
        App app = start("jex.auth.exclude", "/public");
        Answer ada = app.client().register("ada@example.com");

        assertThat(app.client().get("/public/x", "").text()).isEqualTo("anonymous");
        assertThat(app.client().get("/public/x", ada.string("accessToken")).text())
                .isEqualTo(ada.string("user.id"));
        expect(app.client().get("/public/x", "garbage"), 401, "invalid_token");
        app.identity().users().revoke(ada.string("user.id")).orThrow();
        expect(app.client().get("/public/x", ada.string("accessToken")), 401, "invalid_token");
    }

    @Test
    void notIncluded_authorizationIsNotLookedAt() {
        App app = start("jex.auth.include", "/api,/admin", "jex.auth.exclude", "/api/open");
        String token = app.client().register("ada@example.com").string("accessToken");

        assertThat(expect(app.client().get("/elsewhere", "garbage"), 200).text())
                .isEqualTo("anonymous");
        assertThat(expect(app.client().get("/apis", token), 200).text()).isEqualTo("anonymous");
        expect(app.client().get("/api", ""), 401, "unauthenticated");
        expect(app.client().get("/api/x", token), 200);
        expect(app.client().get("/admin/x", ""), 401, "unauthenticated");
        assertThat(expect(app.client().get("/api/open/x", ""), 200).text()).isEqualTo("anonymous");
    }

    @Test
    void ownRoutes_whateverIsExcludedOrNotIncluded_keepTheirRule() {
        App excluded = start("jex.auth.exclude", "/auth,/users");
        App narrow = start("jex.auth.include", "/api");
        for (App app : new App[] {excluded, narrow}) {
            expect(app.client().get("/auth/me", ""), 401, "unauthenticated");
            expect(app.client().get("/users", ""), 401, "unauthenticated");
            expect(app.client().get("/users/x", ""), 401, "unauthenticated");
            expect(app.client().send("PUT", "/users", ""), 401, "unauthenticated");
            assertSession(app.client().register("ada@example.com"), 201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//public/x",
                "/public//x",
                "/public/../hello",
                "/public/./x",
                "/public/..",
                "/public/.",
                "/public;x",
                "/public;/../hello",
                "/public%2f..%2fhello",
                "/public%2Fx",
                "/public%5c..%5chello",
                "/public%3bx",
                "/public/%2e%2e/hello",
                "/public/%2E/x",
                "/public/%252e",
                "/public%00",
                "/public%0d%0a",
                "/public%7f",
                "/public/%ff",
                "/public/%c0%ae",
                "/auth/login;x",
                "/auth//login",
                "/public/../auth/me"
            })
    void pathWithMoreThanOneReading_is400BeforeAnyRule(String path) {
        App app = start("jex.auth.exclude", "/public");
        String token = app.client().register("ada@example.com").string("accessToken");

        for (String credential : new String[] {"", token, "garbage"}) {
            Answer answer = app.client().get(path, credential);
            if (serverRefuses(path)) {
                expect(answer, 400);
                assertThat(answer.text()).doesNotContain("invalid_path");
            } else {
                expect(answer, 400, "invalid_path");
            }
            assertThat(answer.headers().first("X-Seen")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-user-payload",
                "X-User-Payload",
                "X_USER_PAYLOAD",
                "x_user-payload",
                "XUserPayload",
                "x.user.payload"
            })
    void forgedIdentityField_isNotSeenByTheApplication(String name) {
        App app = start("jex.auth.exclude", "/public");
        String token = app.client().register("ada@example.com").string("accessToken");
        Headers headers = Headers.of(name, "{\"id\":\"1\",\"role\":\"admin\"}").with("X-Kept", "1");

        Answer open = app.client().send("GET", "/public", headers);
        Answer guarded = app.client().send("GET", "/hello", headers.with(bearer(token)));

        for (Answer answer : new Answer[] {open, guarded}) {
            String seen = answer.headers().first("X-Seen").orElseThrow().toLowerCase(Locale.ROOT);
            assertThat(seen).contains("x-kept").doesNotContain("payload");
        }
        assertThat(open.text()).isEqualTo("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "BeArEr ", "Bearer   "})
    void scheme_isCaseInsensitive(String scheme) {
        App app = start();
        Answer ada = app.client().register("ada@example.com");

        Answer answer =
                app.client().send("GET", "/hello", Headers.of("Authorization", scheme + ada.string("accessToken")));

        assertThat(expect(answer, 200).text()).isEqualTo(ada.string("user.id"));
    }

    @Asvs("8.3.1")
    @Test
    void role_isWhatTheStoreSaysNow() {
        App app = start();
        Answer ada = app.client().register("ada@example.com");
        String token = ada.string("accessToken");
        expect(app.client().get("/users", token), 403, "forbidden");
        String admin = app.admin("root@example.com");
        expect(app.client().get("/users", admin), 200);

        String root = app.client().get("/auth/me", admin).string("id");
        app.identity().users().update(root, UserChanges.role("user")).orThrow();

        expect(app.client().get("/users", admin), 401, "invalid_token");
    }

    @Asvs("7.2.1")
    @Test
    void token_ofAnotherSecretOrCutOrChanged_is401() {
        App app = start();
        String token = app.client().register("ada@example.com").string("accessToken");
        App other = start(settings ->
                settings.set("jex.auth.secret", Secrets.note("another-secret-W9xk-51Vd-ppQ7-of-this-suite")));

        expect(other.client().get("/hello", token), 401, "invalid_token");
        expect(app.client().get("/hello", token.substring(0, token.length() - 1)), 401, "invalid_token");
        expect(app.client().get("/hello", token + "="), 401, "invalid_token");
        expect(app.client().get("/hello", token.substring(0, token.lastIndexOf('.') + 1)), 401, "invalid_token");
        expect(app.client().get("/hello", "x".repeat(4097)), 401, "invalid_token");
        app.pass(Duration.ofMinutes(15).plusSeconds(31));
        expect(app.client().get("/hello", token), 401, "invalid_token");
    }

    /** The JDK's server reads {@code //name} as an authority without a path and refuses it by itself, with 404. */
    @Test
    void pathThatBeginsLikeAnAuthority_neverReachesTheApplication() {
        App app = start("jex.auth.exclude", "/public");

        Answer answer = app.client().get("//public", "");

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.headers().first("X-Seen")).isEmpty();
    }
}
