package com.jsonexpress.identity.it.http;

import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.authenticatedWithin;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;
import static com.jsonexpress.identity.access.Rules.verifiedEmail;
import static com.jsonexpress.identity.it.http.HttpContract.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.token.Principal;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rules of an application's own routes on the JDK's server, behind the real guard. */
class ApplicationRulesTest {
    private static final HostFixture HOST = ApplicationRulesTest::start;

    private static HostFixture.Running start(IdentitySettings settings) {
        JdkServer server = JdkHost.create()
                .get("/articles", anyone(), ApplicationRulesTest::caller)
                .post("/articles", signedIn(), ApplicationRulesTest::caller)
                .get("/articles/{id}", anyone().or(signedIn()), ApplicationRulesTest::caller)
                .get("/auth/mine", anyone(), ApplicationRulesTest::caller)
                .get("/own", request -> Decision.ALLOW, ApplicationRulesTest::caller)
                .get("/proven", verifiedEmail(), ApplicationRulesTest::caller)
                .delete("/account", authenticatedWithin(Duration.ofMinutes(5)), ApplicationRulesTest::caller)
                .handle("/articles/files", exchange -> exchange.sendResponseHeaders(204, -1))
                .settings(settings)
                .port(0)
                .start();
        return new HostFixture.Running(
                server.identity(), HttpTransport.to(server.port()), OptionalInt.of(server.port()), server);
    }

    private static Response caller(Request request) {
        return Response.text(request.caller().map(Principal::id).orElse("anonymous"));
    }

    @Test
    void anyone_onACoveredPath_needsNoCallerAndKnowsOne() {
        try (App app = App.start(HOST, settings -> settings)) {
            Answer ada = app.client().register("ada@example.com");

            assertThat(expect(app.client().get("/articles", ""), 200).text()).isEqualTo("anonymous");
            assertThat(expect(app.client().get("/articles/7", ""), 200).text()).isEqualTo("anonymous");
            assertThat(expect(app.client().send("HEAD", "/articles", ""), 200).text())
                    .isEmpty();
            assertThat(expect(app.client().get("/articles", ada.string("accessToken")), 200)
                            .text())
                    .isEqualTo(ada.string("user.id"));
            expect(app.client().get("/articles", "nonsense"), 401, "invalid_token");
        }
    }

    @Test
    void anyone_onOneRoute_opensNoOther() {
        try (App app = App.start(HOST, settings -> settings)) {
            expect(app.client().post("/articles"), 401, "unauthenticated");
            expect(app.client().send("PUT", "/articles", ""), 401, "unauthenticated");
            expect(app.client().send("OPTIONS", "/articles", ""), 401, "unauthenticated");
            expect(app.client().get("/articles/7/x", ""), 401, "unauthenticated");
            expect(app.client().get("/articles/files/x", ""), 401, "unauthenticated");
            expect(app.client().get("/articles/", ""), 401, "unauthenticated");
            expect(app.client().get("/articles//7", ""), 400, "invalid_path");
            expect(app.client().get("/auth/mine", ""), 404, "not_found");
        }
    }

    @Test
    void anyone_onATemplate_doesNotOpenALiteralRouteBehindIt() {
        HostFixture host = settings -> {
            JdkServer server = JdkHost.create()
                    .get("/reports/{id}", anyone(), ApplicationRulesTest::caller)
                    .get("/reports/payroll", role("admin"), ApplicationRulesTest::caller)
                    .settings(settings)
                    .port(0)
                    .start();
            return new HostFixture.Running(
                    server.identity(), HttpTransport.to(server.port()), OptionalInt.of(server.port()), server);
        };
        try (App app = App.start(host, settings -> settings)) {
            expect(app.client().get("/reports/7", ""), 200);
            expect(app.client().get("/reports/payroll", ""), 401, "unauthenticated");
            String ada = app.client().register("ada@example.com").string("accessToken");
            expect(app.client().get("/reports/payroll", ada), 403, "forbidden");
        }
    }

    @Test
    void twoRoutes_ofTheSamePaths_endTheBoot() {
        JdkHost host = JdkHost.create()
                .settings(IdentitySettings.none().codeOnly())
                .port(0)
                .get("/notes/{id}", anyone(), ApplicationRulesTest::caller)
                .get("/notes/{name}", role("admin"), ApplicationRulesTest::caller);

        assertThatThrownBy(host::start).isInstanceOf(BootException.class).hasMessageContaining("GET /notes/{name}");
    }

    @Asvs("8.3.1")
    @Test
    void ownRule_thatForgetsTheCaller_isGuardedAllTheSame() {
        try (App app = App.start(HOST, settings -> settings)) {
            expect(app.client().get("/own", ""), 401, "unauthenticated");
        }
    }

    @Test
    void anyone_whereNothingIsGuarded_leavesAuthorizationAlone() {
        try (App app = App.start(HOST, App.keys("jex.auth.include", "/api"))) {
            assertThat(expect(app.client().get("/articles", "nonsense"), 200).text())
                    .isEqualTo("anonymous");
        }
    }

    @Asvs("10.3.4")
    @Test
    void authenticatedWithin_afterFiveMinutes_asksToSignInAgain_andARefreshIsNoLogin() {
        try (App app = App.start(HOST, settings -> settings)) {
            Answer ada = app.client().register("ada@example.com");
            app.pass(Duration.ofMinutes(5));
            expect(app.client().send("DELETE", "/account", ada.string("accessToken")), 200);
            app.pass(Duration.ofSeconds(1));

            Answer stale = app.client().send("DELETE", "/account", ada.string("accessToken"));
            expect(stale, 401, "recent_login_required");
            assertThat(stale.headers().all("WWW-Authenticate"))
                    .containsExactly("Bearer error=\"insufficient_user_authentication\", max_age=300");
            Answer refreshed = app.client().refresh(ada.string("refreshToken"));
            expect(
                    app.client().send("DELETE", "/account", refreshed.string("accessToken")),
                    401,
                    "recent_login_required");
            Answer again = app.client().login("ada@example.com", Client.PASSWORD);
            expect(app.client().send("DELETE", "/account", again.string("accessToken")), 200);
            expect(app.client().send("DELETE", "/account", ""), 401, "unauthenticated");
        }
    }

    @Test
    void verifiedEmail_unproven_is403WithItsCode() {
        try (App app = App.start(HOST, settings -> settings)) {
            String token = app.client().register("ada@example.com").string("accessToken");
            expect(app.client().get("/proven", token), 403, "email_not_verified");
        }
    }
}
