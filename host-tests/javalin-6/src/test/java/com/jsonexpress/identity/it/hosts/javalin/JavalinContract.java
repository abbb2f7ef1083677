package com.jsonexpress.identity.it.hosts.javalin;

import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.host.javalin.IdentityJavalin;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.token.Principal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter for Javalin does, in any version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JavalinContract {
    private App app;
    private Answer ada;

    protected abstract JavalinVersion version();

    @BeforeAll
    void start() {
        app = App.start(settings -> Javalins.start(settings, this::routes), App.keys("jex.auth.exclude", "/public"));
        ada = app.client().register("ada@example.com");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private void routes(JavalinConfig config) {
        JavalinVersion to = version();
        to.get(
                config,
                "/who",
                context -> context.result(IdentityJavalin.caller(context)
                        .flatMap(Principal::email)
                        .orElse("anonymous")));
        to.get(
                config,
                "/later",
                context -> context.future(() -> CompletableFuture.runAsync(() -> context.result(
                        IdentityJavalin.caller(context).map(Principal::id).orElseThrow()))));
        to.get(config, "/reports", IdentityJavalin.allow(role("editor"), context -> context.result("report")));
        to.get(config, "/profiles/{id}", IdentityJavalin.allow(owner("id"), context -> context.result("profile")));
        to.get(config, "/public/any", IdentityJavalin.allow(anyone(), context -> context.result("any")));
        to.get(config, "/public/one", IdentityJavalin.allow(role("editor"), context -> context.result("one")));
        to.get(config, "/public/forbid", IdentityJavalin.allow(anyone(), context -> {
            throw new FailureException(CommonError.FORBIDDEN);
        }));
        to.get(config, "/public/down", IdentityJavalin.allow(anyone(), context -> {
            throw new UnavailableException("the application's own store");
        }));
        to.get(config, "/public/break", IdentityJavalin.allow(anyone(), context -> {
            throw new IllegalStateException("the application's own fault");
        }));
        to.get(config, "/public/half", IdentityJavalin.allow(anyone(), context -> {
            byte[] half = "half ".repeat(1_000).getBytes(UTF_8);
            context.header("Set-Cookie", "kept=1").res().setContentLength(2 * half.length);
            context.outputStream().write(half);
            throw new FailureException(CommonError.FORBIDDEN);
        }));
        to.get(config, "/public/half-sent", IdentityJavalin.allow(anyone(), context -> {
            context.outputStream().write("half".getBytes(UTF_8));
            context.res().flushBuffer();
            throw new FailureException(CommonError.FORBIDDEN);
        }));
        to.get(config, "/auth/mine", context -> context.result("never seen"));
        to.after(config, context -> context.header("X-After", "application"));
        to.error(config, 404, context -> context.result("the application's own page"));
        to.greet(config, "/greetings");
    }

    private Answer get(String path) {
        return app.client().get(path, ada.string("accessToken"));
    }

    @Test
    void caller_isKnownByOneCall_alsoLater() {
        assertThat(get("/who").text()).isEqualTo("ada@example.com");
        assertThat(get("/later").text()).isEqualTo(ada.string("user.id"));
        assertThat(app.client().get("/who", "").code()).isEqualTo("unauthenticated");
        assertThat(app.client().get("/later", "").code()).isEqualTo("unauthenticated");
    }

    @Test
    void rule_ofAHandler_isAskedWithThePathParameters() {
        assertThat(get("/reports").code()).isEqualTo("forbidden");
        assertThat(get("/profiles/" + ada.string("user.id")).text()).isEqualTo("profile");
        assertThat(get("/profiles/7").status()).isEqualTo(404);

        String eve = app.client().register("eve@example.com").string("user.id");
        app.client().send("PATCH", "/users/" + eve, app.admin("root@example.com"), "role", "editor");
        String editor = app.client().login("eve@example.com", Client.PASSWORD).string("accessToken");
        assertThat(app.client().get("/reports", editor).text()).isEqualTo("report");
    }

    @Test
    void rule_onAFreePath_asksTheNamelessToSignIn() {
        Answer refused = app.client().get("/public/one", "");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("unauthenticated");
        assertThat(refused.headers().all("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(refused.headers().all("Cache-Control")).containsExactly("no-store");
        assertThat(refused.headers().all("Content-Type")).containsExactly("application/problem+json");
        assertThat(app.client().get("/public/any", "").text()).isEqualTo("any");
    }

    @Test
    void failureOfThisLibrary_thrownByARuledHandler_isTheProblemItStandsFor() {
        Answer down = app.client().get("/public/down", "");

        assertThat(app.client().get("/public/forbid", "").code()).isEqualTo("forbidden");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.headers().first("Retry-After")).isPresent();
        assertThat(app.client().get("/public/break", "").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void answerThatFailsBeforeItIsSent_isTheProblemAlone(String encoding) {
        Answer refused = app.client().with("Accept-Encoding", encoding).get("/public/half", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(refused.headers().all("Content-Encoding")).isEmpty();
        assertThat(refused.headers().all("Set-Cookie")).containsExactly("kept=1");
    }

    @Test
    void answerThatFailsHalfWay_isCutOff_andNothingIsAdded() {
        assertThatThrownBy(() -> app.client().get("/public/half-sent", "")).isInstanceOf(AssertionError.class);
    }

    @Test
    void ownRoutes_areAnsweredBeforeJavalin() {
        Answer unknown = app.client().get("/auth/mine", "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("not_found");
        assertThat(unknown.headers().first("X-After")).isEmpty();
        assertThat(app.client().get("/public/none", "").text()).isEqualTo("the application's own page");
        assertThat(get("/who").headers().first("X-After")).hasValue("application");
    }

    /** Unless its limit is raised, as for the HTTP contract. */
    @Test
    void headerFields_pastEightKibibytes_areRefusedByJettyItself() {
        Answer refused = app.client().with("X-Long", "x".repeat(8_200)).get("/who", ada.string("accessToken"));

        assertThat(refused.status()).isEqualTo(431);
        assertThat(refused.text()).doesNotContain("headers_too_large");
    }

    @Test
    void webSocket_isGuardedAsAnyOtherPath() {
        assertThat(greeting("Bearer " + ada.string("accessToken"))).isEqualTo("Hello");
        assertThatThrownBy(() -> greeting("Bearer x"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    private String greeting(String authorization) {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.complete(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
            }
        };
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(URI.create("ws://localhost:" + app.running().port().orElseThrow() + "/greetings"), listener)
                .join();
        try {
            return heard.orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }

    @Test
    void ownIdentity_endsWithTheServer() {
        AtomicReference<Identity> own = new AtomicReference<>();
        Javalin javalin = Javalin.create(config -> own.set(IdentityJavalin.install(config, settings())));
        javalin.start("localhost", 0);
        assertThat(isClosed(Objects.requireNonNull(own.get()))).isFalse();
        javalin.stop();

        assertThat(isClosed(Objects.requireNonNull(own.get()))).isTrue();
    }

    @Test
    void ownIdentity_ofAServerThatDoesNotStopWell_isClosed() {
        AtomicReference<Identity> own = new AtomicReference<>();
        Javalin javalin = Javalin.create(config -> {
            own.set(IdentityJavalin.install(config, settings()));
            config.jetty.modifyServer(server -> server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStopped(LifeCycle stopped) {
                    throw new IllegalStateException("the server's own fault");
                }
            }));
        });
        javalin.start("localhost", 0);

        assertThatThrownBy(javalin::stop).isInstanceOf(Exception.class);
        assertThat(isClosed(Objects.requireNonNull(own.get()))).isTrue();
    }

    @Test
    void ownIdentity_ofAServerThatCannotListen_isClosed() throws Exception {
        AtomicReference<Identity> own = new AtomicReference<>();
        try (ServerSocket taken = new ServerSocket(0)) {
            Javalin javalin = Javalin.create(config -> own.set(IdentityJavalin.install(config, settings())));

            assertThatThrownBy(() -> javalin.start(taken.getLocalPort())).isInstanceOf(Exception.class);
        }
        assertThat(isClosed(Objects.requireNonNull(own.get()))).isTrue();
    }

    @Test
    void givenIdentity_staysOpen() {
        try (Identity given = Identity.start(settings())) {
            Javalin javalin = Javalin.create(config -> IdentityJavalin.install(config, given));
            javalin.start("localhost", 0);
            javalin.stop();

            assertThat(isClosed(given)).isFalse();
        }
    }

    @Test
    void mistake_endsBeforeTheServerIsThere() {
        IdentitySettings wrong = settings().set("jex.auth.tokenTtl", "soon");

        assertThatThrownBy(() -> Javalin.create(config -> IdentityJavalin.install(config, wrong)))
                .isInstanceOf(BootException.class)
                .hasToString(
                        assertThatThrownBy(() -> Identity.start(wrong)).actual().toString())
                .message()
                .contains("jex.auth.tokenTtl");
    }

    private static IdentitySettings settings() {
        return IdentitySettings.none().codeOnly().set("jex.auth.secret", App.SECRET);
    }

    private static boolean isClosed(Identity identity) {
        return identity.handle(Request.of("GET", "/auth/me")) instanceof Response answer && answer.status() == 503;
    }
}
