package com.jsonexpress.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Router router = new Router(
            List.of(
                    Route.open("login", "POST", "/auth/login", told("login")),
                    Route.guarded("me", "GET", "/users/me", Rules.signedIn(), told("me")),
                    Route.guarded("user", "GET", "/users/{id}", Rules.owner("id"), RouterTest::id),
                    Route.guarded("patch", "PATCH", "/users/{id}", Rules.role("admin"), RouterTest::id)),
            Proceed::new);

    private static Handler told(String text) {
        return request -> Response.text(text);
    }

    private static Response id(Request request) {
        return Response.text(request.parameter("id"));
    }

    private static Request request(String method, String path) {
        return Request.of(method, path).withPath(CanonicalPath.parse(path));
    }

    private Response answer(Request request) throws Exception {
        return (Response) router.handle(request);
    }

    private static String body(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void route_found_answersWithItsParameters() throws Exception {
        assertThat(body(answer(request("POST", "/auth/login")))).isEqualTo("login");
        assertThat(body(answer(request("GET", "/users/7").withCaller(RulesTest.caller("7", "user")))))
                .isEqualTo("7");
    }

    @Test
    void routes_thatBothMatch_theMoreLiteralAnswersInWhateverOrder() throws Exception {
        Router reversed = new Router(
                List.of(
                        Route.open("any", "GET", "/{any}/{id}", told("any")),
                        Route.open("report", "GET", "/reports/{id}", told("report")),
                        Route.open("latest", "GET", "/{any}/latest", told("latest")),
                        Route.guarded("payroll", "GET", "/reports/payroll", Rules.role("admin"), told("payroll"))),
                Proceed::new);

        assertThat(((Response) reversed.handle(request("GET", "/reports/payroll"))).status())
                .isEqualTo(401);
        assertThat(body((Response) reversed.handle(request("GET", "/reports/7"))))
                .isEqualTo("report");
        assertThat(body((Response) reversed.handle(request("GET", "/reports/latest"))))
                .isEqualTo("report");
        assertThat(body((Response) reversed.handle(request("GET", "/news/latest"))))
                .isEqualTo("latest");
        assertThat(body((Response) reversed.handle(request("GET", "/news/7")))).isEqualTo("any");
    }

    @Test
    void routes_thatBothMatch_theLiteralAnswers() throws Exception {
        assertThat(body(answer(request("GET", "/users/me").withCaller(RulesTest.caller("7", "user")))))
                .isEqualTo("me");
    }

    @Test
    void rule_thatRefuses_isAnsweredAndTheHandlerNotAsked() throws Exception {
        assertThat(answer(request("GET", "/users/7")).status()).isEqualTo(401);
        assertThat(answer(request("GET", "/users/7").withCaller(RulesTest.caller("8", "user")))
                        .status())
                .isEqualTo(404);
        assertThat(answer(request("PATCH", "/users/7").withCaller(RulesTest.caller("8", "user")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ruleThatNeedsACaller_isNotAskedWithoutOne() throws Exception {
        Router own = new Router(
                List.of(Route.guarded("own", "GET", "/own", request -> Decision.ALLOW, told("own"))), Proceed::new);

        assertThat(((Response) own.handle(request("GET", "/own"))).status()).isEqualTo(401);
        assertThat(body((Response) own.handle(request("GET", "/own").withCaller(RulesTest.caller("7", "user")))))
                .isEqualTo("own");
    }

    @Asvs("13.4.4")
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "DELETE", "get", "TRACE", "FOO"})
    void method_notOffered_is405WithAllow(String method) throws Exception {
        Response response = answer(request(method, "/users/7"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers().all("Allow")).containsExactly("GET, PATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/auth", "/auth/login/", "/auth/login/x", "/users", "/users/", "/Users/7", "/users/7/x"})
    void path_unknown_goesOn(String path) throws Exception {
        assertThat(router.handle(request("GET", path))).isInstanceOf(Proceed.class);
        assertThat(router.knows(request("GET", path))).isFalse();
    }

    @Test
    void find_tellsRouteAndParametersWithoutAsking() {
        Router.Match match = router.find(request("PATCH", "/users/7")).orElseThrow();

        assertThat(match.route().name()).isEqualTo("patch");
        assertThat(match.parameters()).isEqualTo(Map.of("id", "7"));
        assertThat(router.find(request("DELETE", "/users/7"))).isEmpty();
    }

    @Test
    void route_withABadTemplate_isRefusedAtOnce() {
        List<Route> routes = List.of(Route.open("x", "GET", "/{id", told("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Router(routes, Proceed::new));
    }
}
