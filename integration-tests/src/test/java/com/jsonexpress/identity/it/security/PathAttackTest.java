package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings and methods by which router, guard and host could disagree (contract 2.2, 2.4; security-bar 13). */
class PathAttackTest {

    /** Our routes keep their rule whatever is excluded. */
    @ParameterizedTest
    @CsvSource({
        "GET, /auth/me, 401",
        "GET, /%61uth/me, 401",
        "GET, /auth/m%65, 401",
        "POST, /auth/password/change, 401",
        "GET, /users, 401",
        "GET, /user%73, 401",
        "GET, /users/1, 401",
        "PATCH, /users/1, 401",
        "DELETE, /%75sers/1, 401",
        "POST, /users/1/revoke, 401",
        "HEAD, /users, 401",
        "OPTIONS, /users/1, 401",
        "get, /users, 401",
        "HEAD, /auth/me, 405",
        "OPTIONS, /auth/login, 405",
        "GET, /auth, 404",
        "GET, /auth/, 404",
        "GET, /auth/me/, 404",
        "GET, /auth/Me, 404",
        "GET, /auth/users, 404",
        "GET, /auth/.., 400",
        "GET, /auth/%2e%2e/users, 400",
        "GET, //auth/me, 400",
        "GET, /auth//me, 400",
        "GET, /users;x=1, 400",
        "GET, /users%2F1, 400",
        "GET, /users%3b, 400",
        "GET, /users/%00, 400",
        "GET, /users/%c0%af, 400",
        "GET, /users%252f1, 400",
        "GET, /users\\1, 400",
        "GET, users, 400"
    })
    void ownRoute_belowAnExcludedPrefix_keepsItsRule(String method, String path, int status) {
        try (App app = App.start("jex.auth.exclude", "/users,/auth,/public")) {
            assertThat(app.client().send(method, path, "").status()).isEqualTo(status);
        }
    }

    /** Nobody's routes are the application's, and are guarded unless excluded, by whole segments. */
    @ParameterizedTest
    @CsvSource({
        "/publications, 401",
        "/publi%63, 200",
        "/public/x, 200",
        "/Public, 401",
        "/public%20, 401",
        "/AUTH/me, 401",
        "/authx, 401",
        "/users/, 401",
        "/users/1/, 401",
        "/users/1/notes, 401"
    })
    void applicationPath_isGuardedUnlessExcluded(String path, int status) {
        try (App app = App.start("jex.auth.exclude", "/public")) {
            assertThat(app.client().get(path, "").status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Payload", "x_user_payload", "X-USER_payload", "xuserpayload", "x.user.payload"})
    void forgedIdentity_isNobody(String name) {
        try (App app = App.start("jex.auth.exclude", "/public")) {
            Client client = app.client();
            assertThat(client.send("GET", "/public", Headers.of(name, "{\"role\":\"admin\"}"))
                            .text())
                    .isEqualTo("anonymous");
            assertThat(client.send("GET", "/users", Headers.of(name, "{\"role\":\"admin\"}"))
                            .status())
                    .isEqualTo(401);
        }
    }
}
