package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.ServletContainer;
import com.jsonexpress.identity.it.support.Transport;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the filter for servlets does in any container. An application in the context {@code /shop}, whose {@code /public} is excluded and whose
 * {@code /inner} is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServletContract {
    private static final String PAGE = "https://app.example";
    private static final Headers FORGED = Headers.of("X-User-Payload", "root");

    private App app;
    private ServletContainer.Running running;
    private Transport wire;
    private int port;
    private String token;

    private static final class EarlyFilter extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String path = request.getServletPath();
            if (path.endsWith("/early/forward")) {
                request.getRequestDispatcher("/inner/who").forward(request, response);
            } else if (path.endsWith("/early/refuse")) {
                response.sendError(418);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    /** Starts the container that all of this is about. */
    protected abstract ServletContainer container();

    /** Whether the server answers 404 by itself to this path outside of the context, instead of asking who may read it. */
    protected boolean findsNoContext(String path) {
        return false;
    }

    /** Whether the server ends an answer that failed half-way as if it were whole, instead of cutting it off. */
    protected boolean endsWhatFails() {
        return false;
    }

    @BeforeAll
    void start() {
        app = App.start("jex.auth.exclude", "/public", "jex.cors.origins", PAGE);
        running = container()
                .start(new ServletContainer.Site(
                        "/shop",
                        (classes, context) -> install(context),
                        new Shop(),
                        "/",
                        Map.of(400, "/inner/who", 418, "/inner/who", 500, "/inner/who")));
        port = running.port();
        wire = HttpTransport.to(port);
        token = new Client(below("/shop")).register("ada@example.com").string("accessToken");
    }

    private void install(ServletContext context) {
        FilterRegistration.Dynamic early = context.addFilter("early", new EarlyFilter());
        early.setAsyncSupported(true);
        early.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        IdentityServlets.install(context, app.identity());
        IdentityServlets.install(context);
        IdentityServlets.install(context, app.identity());
    }

    private Transport below(String context) {
        return (method, target, headers, body) -> wire.send(method, context + target, headers, body);
    }

    @AfterAll
    void stop() throws Exception {
        running.closing().close();
        app.close();
    }

    private Answer get(String path, Headers headers) {
        return wire.send("GET", path, headers.with(FORGED), new byte[0]);
    }

    private Headers ada() {
        return Headers.of("Authorization", "Bearer " + token);
    }

    private String known() {
        return "ada@example.com true "
                + app.identity()
                        .users()
                        .findByEmail("ada@example.com")
                        .orElseThrow()
                        .id() + " Bearer truefalsetrue null";
    }

    @ParameterizedTest
    @CsvSource({
        "who, 200, REQUEST",
        "forward, 200, FORWARD",
        "include, 200, ",
        "dispatch, 200, ASYNC",
        "async, 200, REQUEST",
        "refuse, 418, ERROR",
        "throw, 500, ERROR"
    })
    void dispatch_ofEveryKind_knowsTheCallerAndIsNotDecidedAboutAgain(String what, int status, String seenIn) {
        Answer guarded = get("/shop/inner/" + what, ada());
        Answer open = get("/shop/public/" + what, Headers.NONE);
        Answer openButKnown = get("/shop/public/" + what, ada());

        assertThat(guarded.status()).isEqualTo(status);
        assertThat(guarded.text()).isEqualTo(known());
        assertThat(guarded.headers().first("X-Seen-In").orElse(null)).isEqualTo(seenIn);
        assertThat(open.status()).isEqualTo(status);
        assertThat(open.text()).isEqualTo("anonymous true null null falsefalsefalse null");
        assertThat(openButKnown.text()).isEqualTo(known());
        assertThat(get("/shop/inner/" + what, Headers.NONE).status()).isEqualTo(401);
        assertThat(get("/shop/public/" + what, Headers.of("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/public/who, 200",
        "/shop/p%75blic/who, 200",
        "/sh%6fp/public/who, 200",
        "/shop/inner/who, 401",
        "/sh%6fp/inner/who, 401",
        "/shop/publications, 401",
        "/shop/, 401",
        "/shop/auth/me, 401",
        "/shop/auth/none, 404",
        "/shop/shop/public/who, 401",
        "/shop/public;x/who, 400",
        "/shop;x/public/who, 400",
        "/shop;/public/../inner/who, 400",
        "/shop/public/../inner/who, 400",
        "/shop/public/%2e%2e/inner/who, 400",
        "/shop/inner;/public/../who, 400",
        "//shop/public/who, 400",
        "/shop//public/who, 400",
        "/public/../shop/inner/who, 400",
        "/x/../shop/public/who, 400",
        "/./shop/public/who, 400",
        "/shop/public/who;jsessionid=1, 400",
        "/shop/inner/who;/public, 400"
    })
    void path_belowTheContext_isReadOnce(String target, int status) throws IOException {
        String answer = Raw.send(port, "GET " + target + " HTTP/1.1\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + (findsNoContext(target) ? 404 : status));
        assertThat(answer.contains("anonymous")).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/public%2Fx", "/shop/public%5Cx", "/shop/public%00", "/shop/public/%ff"})
    void target_thatMostContainersRefuse_reachesNothing(String target) throws IOException {
        assertThat(Raw.send(port, "GET " + target + " HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("anonymous");
    }

    /** A filter of the application that comes before ours. */
    @ParameterizedTest
    @CsvSource({"/shop/public/early/forward, 200", "/shop/inner/early/forward, 401", "/shop/inner/early/refuse, 418"})
    void dispatch_fromAFilterInFront_isDecidedAboutByWhatTheClientAskedFor(String path, int status) {
        Answer answer = get(path, Headers.NONE);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.code()).isEqualTo("unauthenticated");
        } else {
            assertThat(answer.text()).isEqualTo("anonymous true null null falsefalsefalse null");
        }
        assertThat(get(path, ada()).status()).isEqualTo(status == 401 ? 200 : status);
    }

    @Test
    void forgedFields_areSeenByNoMethod_othersByAll() {
        Answer answer = get(
                "/shop/public/fields",
                Headers.of("X_User_Payload", "7")
                        .with("X-Number", "42")
                        .with("If-Modified-Since", "Thu, 01 Jan 1970 00:00:07 GMT")
                        .with(Headers.of(java.util.Map.of("X-Twice", java.util.List.of("a", "b")))));

        assertThat(answer.text()).isEqualTo("null false -1 -1 true 42 7000 [a, b]");
    }

    @Test
    void body_isTheApplications_asStreamAndAsForm() {
        byte[] form = "name=Grace%20H".getBytes(StandardCharsets.US_ASCII);
        Headers headers = ada().with("Content-Type", "application/x-www-form-urlencoded");

        assertThat(wire.send("POST", "/shop/inner/form", headers, form).text()).isEqualTo("Grace H");
        assertThat(wire.send("POST", "/shop/inner/body", headers, form).text()).isEqualTo("name=Grace%20H");
    }

    @Test
    void fieldsOfIdentity_surviveWhateverTheApplicationSets_listsGrow() {
        Answer answer = get("/shop/public/vary", Headers.of("Origin", PAGE));

        assertThat(answer.text()).isEqualTo("varied");
        assertThat(answer.headers().all("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.headers().all("Vary")).containsExactlyInAnyOrder("Accept", "Accept-Language", "Origin");
        assertThat(answer.headers().all("X-Lost")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "dispatch", "throw", "forward"})
    void fieldsOfIdentity_areThereOnce_howeverOftenTheRequestIsDispatched(String what) {
        Answer answer = get("/shop/public/" + what, Headers.of("Origin", PAGE));

        assertThat(answer.headers().all("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.headers().all("Vary")).containsExactly("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbid", "dispatch-forbid"})
    void failureOfThisLibrary_thrownByTheApplication_isTheProblemItStandsFor(String what) {
        Answer answer = get("/shop/public/" + what, Headers.NONE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(answer.headers().all("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void answerThatFailsHalfWay_isCutOff_andNothingIsAdded() {
        if (endsWhatFails()) {
            assertThat(get("/shop/public/break", Headers.NONE).text()).isEqualTo("half");
        } else {
            assertThatThrownBy(() -> get("/shop/public/break", Headers.NONE)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void head_ofAnOwnRoute_hasTheLengthAndNoBody() throws IOException {
        String answer = Raw.send(port, "HEAD /shop/auth/me HTTP/1.1\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("Content-Length: ")
                .endsWith("\r\n\r\n");
        assertThat(answer).doesNotContainIgnoringCase("Content-Length: 0\r\n");
    }
}
