package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of the configured origins can use the API with Bearer tokens, and nobody else's can (contract 3). */
abstract class CorsContract extends HttpContract {
    private static final String PAGE = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final List<String> COVERED =
            List.of("/auth/login", "/auth/me", "/auth/nowhere", "/users", "/users/7", "/notes", "/public/x");

    private App app() {
        return start("jex.cors.origins", "https://other.example, " + PAGE, "jex.auth.exclude", "/public");
    }

    private static Answer from(String origin, App app, String method, String path, Object... members) {
        return app.client().send(method, path, Headers.of("Origin", origin), members);
    }

    private static Answer preflight(String origin, App app, String path) {
        return app.client()
                .send(
                        "OPTIONS",
                        path,
                        Headers.of("Origin", origin)
                                .with("Access-Control-Request-Method", "PATCH")
                                .with("Access-Control-Request-Headers", "authorization,content-type"));
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.headers().all("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.headers().all("Vary")).containsExactly("Origin");
        assertThat(answer.headers().first("Access-Control-Expose-Headers").orElse(""))
                .contains("WWW-Authenticate", "Retry-After");
        assertThat(answer.headers().all("Access-Control-Allow-Credentials")).isEmpty();
    }

    private static void assertClosed(Answer answer) {
        assertThat(answer.headers().asMap().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        assertThat(answer.headers().all("Vary")).containsExactly("Origin");
    }

    @Test
    void preflights_ofAnAllowedOrigin_are204Everywhere() {
        App app = app();
        for (String path : COVERED) {
            Answer answer = preflight(PAGE, app, path);
            about(path, () -> {
                expect(answer, 204);
                assertReadable(answer);
                assertOurs(answer);
                assertThat(answer.body()).isEmpty();
                assertThat(answer.headers()
                                .first("Access-Control-Allow-Methods")
                                .orElse(""))
                        .contains("POST", "PATCH", "DELETE");
                assertThat(answer.headers()
                                .first("Access-Control-Allow-Headers")
                                .orElse(""))
                        .contains("Authorization", "Content-Type");
            });
        }
    }

    @Test
    void preflights_ofAnotherOrigin_promiseNothing() {
        App app = app();
        for (String path : COVERED) {
            Answer answer = preflight(EVIL, app, path);
            about(path, () -> assertClosed(expect(answer, 204)));
        }
    }

    @Test
    void answers_errorsIncluded_areReadableByAnAllowedOriginAlone() {
        App app = app();
        record Call(int status, String method, String path, Object... members) {}
        List<Call> calls = List.of(
                new Call(201, "POST", "/auth/register", "email", "ada@example.com", "password", Client.PASSWORD),
                new Call(401, "POST", "/auth/login", "email", "ada@example.com", "password", "wrong-password"),
                new Call(400, "POST", "/auth/login", "email", 1),
                new Call(401, "GET", "/auth/me"),
                new Call(405, "GET", "/auth/login"),
                new Call(404, "GET", "/auth/nowhere"),
                new Call(401, "GET", "/users"),
                new Call(401, "GET", "/notes"),
                new Call(200, "GET", "/public/x"),
                new Call(400, "GET", "/notes//x"),
                new Call(400, "GET", "/a/%2e%2e/b"));
        for (Call call : calls) {
            Answer readable = from(PAGE, app, call.method(), call.path(), call.members());
            about(call.path(), () -> expect(readable, call.status()));
            if (serverRefuses(call.path())) {
                continue;
            }
            about(call.path(), () -> assertReadable(readable));
            Answer closed = from(EVIL, app, call.method(), call.path(), call.members());
            about(call.path(), () -> assertClosed(closed));
            Answer plain = app.client().send(call.method(), call.path(), "", call.members());
            about(call.path(), () -> assertClosed(plain));
        }
    }

    @Test
    void applicationsAnswer_toACallerFromAnAllowedOrigin_isReadable() {
        App app = app();
        String token = app.client().register("ada@example.com").string("accessToken");

        Answer answer = app.client().send("GET", "/notes", bearer(token).with("Origin", PAGE));

        assertReadable(expect(answer, 200));
        assertClosed(app.client().send("GET", "/notes", bearer(token).with("Origin", EVIL)));
    }

    @Test
    void outage_isReadableToo() {
        App app = start(settings -> {
            MemoryUserStore store = new MemoryUserStore();
            store.start(contextOf(settings));
            return App.keys("jex.cors.origins", PAGE)
                    .apply(settings)
                    .part(Tap.on(UserStore.class, store, CorsContract::down));
        });

        Answer answer = from(PAGE, app, "POST", "/auth/login", "email", "ada@example.com", "password", Client.PASSWORD);

        assertReadable(expect(answer, 503, "unavailable"));
    }

    private static Object down(String operation, List<Object> arguments) {
        if (operation.equals("find")) {
            throw new UnavailableException("store");
        }
        return Tap.PASS;
    }

    @Test
    void closedIdentity_isReadableToo() {
        App app = app();
        app.identity().close();

        assertReadable(expect(from(PAGE, app, "GET", "/auth/me"), 503, "unavailable"));
    }

    @Test
    void uncoveredPaths_areLeftToTheApplication() {
        App app = start("jex.cors.origins", PAGE, "jex.auth.include", "/api");

        assertThat(expect(preflight(PAGE, app, "/site"), 200).text()).isEqualTo("anonymous");
        assertThat(preflight(PAGE, app, "/site").headers().all("Vary")).isEmpty();
        expect(preflight(PAGE, app, "/api/x"), 204);
        expect(preflight(PAGE, app, "/auth/login"), 204);
    }

    @Test
    void withoutOrigins_thereIsNoCors() {
        App app = start();

        expect(preflight(PAGE, app, "/notes"), 401, "unauthenticated");
        Answer answer = from(PAGE, app, "GET", "/auth/me");
        assertThat(answer.headers().all("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().all("Vary")).isEmpty();
    }
}
