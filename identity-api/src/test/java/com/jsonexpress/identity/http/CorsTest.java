package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigReader;
import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.UnavailableException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final String PAGE = "https://app.example.com";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Coverage COVERAGE = PathCoverage.of(List.of("/api"), List.of("/api/public"));

    private static final Headers LISTS =
            Headers.of("Vary", "Accept-Language").with("Access-Control-Expose-Headers", "ETag, X-Total");

    private final AtomicInteger reached = new AtomicInteger();

    private static Config config(String origins) {
        return new ConfigReader(IdentityKeys.all())
                .read(List.of(new ConfigSource("test", Map.of("jex.cors.origins", origins))), List.of());
    }

    /** The real chain; further in, a router that answers {@code /api/ours} with 401 and fails at {@code /api/down}. */
    private Reply send(String origins, String method, String path, String... fields) throws Exception {
        Handler router = request -> {
            reached.incrementAndGet();
            return switch (request.path().toString()) {
                case "/api/ours" -> Problem.of(CommonError.UNAUTHENTICATED);
                case "/api/lists" -> Response.of(200).with(LISTS);
                case "/api/left" -> new Proceed(request, LISTS);
                case "/api/down" -> throw new UnavailableException("store");
                default -> new Proceed(request);
            };
        };
        Headers headers = Headers.NONE;
        for (int i = 0; i < fields.length; i += 2) {
            headers = headers.with(fields[i], fields[i + 1]);
        }
        return Chain.of(List.of(), router, Cors.of(config(origins)), Proxies.none(), COVERAGE, Clock.systemUTC())
                .handle(Request.of(method, path, null, headers, InputStream.nullInputStream(), "127.0.0.1"));
    }

    private Headers fields(String origins, String method, String path, String... fields) throws Exception {
        Reply reply = send(origins, method, path, fields);
        return reply instanceof Proceed leave ? leave.headers() : ((Response) reply).headers();
    }

    private static String[] preflight(String origin) {
        return new String[] {"Origin", origin, "Access-Control-Request-Method", "PATCH"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ours", "/api/down", "/api/a//b", "/api/%2e%2e/x", "/api/records", "/api/public/x"})
    void answer_toAnAllowedOrigin_canBeReadByIt(String path) throws Exception {
        Headers headers = fields("https://other.example," + PAGE, "GET", path, "Origin", PAGE);

        assertThat(headers.all(ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(headers.all("Vary")).containsExactly("Origin");
        assertThat(headers.all("Access-Control-Expose-Headers")).containsExactly("WWW-Authenticate, Retry-After");
        assertThat(headers.all("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/lists", "/api/left"})
    void answer_withListsOfItsOwn_keepsThem(String path) throws Exception {
        Headers allowed = fields(PAGE, "GET", path, "Origin", PAGE);
        assertThat(allowed.all("Vary")).containsExactly("Accept-Language", "Origin");
        assertThat(allowed.all("Access-Control-Expose-Headers"))
                .containsExactly("ETag, X-Total", "WWW-Authenticate, Retry-After");
        assertThat(fields(PAGE, "GET", path, "Origin", "https://other.example").all("Vary"))
                .containsExactly("Accept-Language", "Origin");
        assertThat(fields(PAGE, "GET", path).all("Vary")).containsExactly("Accept-Language", "Origin");
    }

    @Test
    void answer_toTooLargeHeaders_canBeReadToo() throws Exception {
        Reply reply = send(PAGE, "GET", "/api/x", "Origin", PAGE, "X-Large", "x".repeat(9000));

        assertThat(((Response) reply).status()).isEqualTo(431);
        assertThat(((Response) reply).headers().all(ALLOW_ORIGIN)).containsExactly(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.example",
                "https://evil.example?https://app.example.com",
                "https://app.example.com/",
                "https://APP.example.com",
                "https://xapp.example.com",
                "https://sub.app.example.com",
                "https://app.example.com https://evil.example",
                "null",
                "*",
                ""
            })
    void answer_toAnotherOrigin_tellsItNothing_andCachesApart(String origin) throws Exception {
        for (String path : List.of("/api/ours", "/api/records", "/api/a//b")) {
            Headers headers = fields(PAGE, "GET", path, "Origin", origin);

            assertThat(headers.asMap().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
            assertThat(headers.all("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void answer_toTwoOrigins_tellsThemNothing() throws Exception {
        Headers two = Headers.of(Map.of("Origin", List.of(PAGE, "https://evil.example")));
        Request request = Request.of("GET", "/api", null, two, InputStream.nullInputStream(), "127.0.0.1");

        Response answer = Cors.of(config(PAGE)).on(request, Response.of(200));

        assertThat(answer.headers().all(ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void answer_withoutOrigin_variesAllTheSame() throws Exception {
        Headers headers = fields(PAGE, "GET", "/api/ours");

        assertThat(headers.all("Vary")).containsExactly("Origin");
        assertThat(headers.all(ALLOW_ORIGIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ours", "/api/records/7", "/api/public/x"})
    void preflight_ofAnAllowedOrigin_is204BeforeAnythingElse(String path) throws Exception {
        Response answer = (Response) send(PAGE, "OPTIONS", path, preflight(PAGE));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(reached).hasValue(0);
        assertThat(answer.headers().all(ALLOW_ORIGIN)).containsExactly(PAGE);
        assertThat(answer.headers().first("Access-Control-Allow-Methods").orElse(""))
                .contains("PATCH");
        assertThat(answer.headers().first("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "Content-Type")
                .doesNotContain("*");
        assertThat(answer.headers().first("Access-Control-Max-Age")).contains("600");
        assertThat(answer.headers().all("Vary")).containsExactly("Origin");
        assertThat(answer.headers().all("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void preflight_ofAnotherOrigin_learnsNothing() throws Exception {
        Response answer = (Response) send(PAGE, "OPTIONS", "/api/ours", preflight("https://evil.example"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(reached).hasValue(0);
        assertThat(answer.headers().asMap().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
    }

    @Test
    void options_thatIsNoPreflight_goesOn() throws Exception {
        send(PAGE, "OPTIONS", "/api/records", "Origin", PAGE);
        send(PAGE, "OPTIONS", "/api/records", "Access-Control-Request-Method", "PATCH");
        send(PAGE, "GET", "/api/records", preflight(PAGE));

        assertThat(reached).hasValue(3);
    }

    @Test
    void uncoveredPath_isTheApplicationsAlone() throws Exception {
        Reply preflight = send(PAGE, "OPTIONS", "/elsewhere", preflight(PAGE));

        assertThat(preflight).isInstanceOf(Proceed.class);
        assertThat(((Proceed) preflight).headers().asMap()).isEmpty();
        assertThat(fields(PAGE, "GET", "/elsewhere", "Origin", PAGE).asMap()).isEmpty();
    }

    @Test
    void withoutOrigins_nothingChanges() throws Exception {
        assertThat(send("", "OPTIONS", "/api/records", preflight(PAGE))).isInstanceOf(Proceed.class);
        assertThat(fields("", "GET", "/api/records", "Origin", PAGE).asMap()).isEmpty();
        assertThat(fields("", "GET", "/api/ours", "Origin", PAGE).asMap()).doesNotContainKeys("Vary", ALLOW_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "http://localhost:5173",
                "http://[::1]:8080",
                "https://a.example,https://b.example:8443",
                "capacitor://localhost",
                "https://xn--bcher-kva.example",
                ""
            })
    void origins_exact_areNoMistake(String origins) {
        assertThat(Cors.check(config(origins))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example.com",
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com/path",
                "https://user@app.example.com",
                "https://APP.example.com",
                "https://app.example.com:443",
                "http://app.example.com:80",
                "https://app.example.com:0443",
                "https://bücher.example",
                "https://",
                "//app.example.com",
                "https://a.example https://b.example",
                "https://a.example,*"
            })
    void origins_inAnyOtherForm_areAMistake_thatDoesNotRepeatThem(String origins) {
        List<Mistake> mistakes = Cors.check(config(origins));

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0).key()).isEqualTo("jex.cors.origins");
        assertThat(mistakes.get(0).problem()).doesNotContain("example.com");
    }
}
