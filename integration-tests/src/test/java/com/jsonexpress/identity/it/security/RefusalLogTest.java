package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.boot.LogTap;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal is one line, which says why and what helps. */
class RefusalLogTest {
    private static final String EMAIL = "ada@example.com";

    static List<Arguments> refusals() {
        return List.of(
                refusal(
                        "GET /hello with 401: no_credentials. Send Auth",
                        app -> app.client().get("/hello", "")),
                refusal(
                        "GET /hello with 401: not_three_parts. ",
                        app -> app.client().get("/hello", "none")),
                refusal("GET /hello with 401: expired. ", RefusalLogTest::expired),
                refusal(
                        "GET /users with 403: forbidden. You may not",
                        app -> app.client().get("/users", user(app))),
                refusal(
                        "GET /auth/nothing with 404: not_found. ",
                        app -> app.client().get("/auth/nothing", "")),
                refusal(
                        "GET /auth/login with 405: method_not_allowed. ",
                        app -> app.client().get("/auth/login", "")),
                refusal(
                        "GET /a//b with 400: invalid_path. ",
                        app -> app.client().get("/a//b", "")),
                refusal(
                        "POST /auth/login with 401: invalid_credentials. E-mail address or password",
                        app -> app.client().login(EMAIL, "quite-another-one")),
                refusal(
                        "POST /auth/register with 400: password_too_short. ",
                        app -> app.client().post("/auth/register", "email", EMAIL, "password", "x")),
                refusal("POST /auth/register with 409: email_taken. ", RefusalLogTest::takenTwice),
                refusal(
                        "POST /auth/verify with 400: invalid_token. ",
                        app -> app.client().post("/auth/verify", "token", "none")),
                refusal(
                        "POST /auth/refresh with 400: validation_failed. Give refreshToken",
                        app -> app.client().post("/auth/refresh", "surprise", 1)),
                refusal(
                        "POST /auth/login with 400: invalid_json. ",
                        app -> app.client().raw("POST", "/auth/login", Headers.NONE, new byte[] {'{'})),
                refusal(
                        "POST /auth/login with 415: unsupported_media_type. ",
                        app -> app.client().send("POST", "/auth/login", "")),
                refusal(
                        "GET /hello with 431: headers_too_large. ",
                        app -> app.client().with("X-Long", "x".repeat(9_000)).get("/hello", "")));
    }

    @Asvs({"16.2.1", "16.3.2"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusal_isOneLine_withReasonAndRemedy(String line, Consumer<App> request) {
        try (LogTap log = new LogTap();
                App app = App.start()) {
            request.accept(app);

            assertThat(log.text().lines().filter(told -> told.contains("Refused ")))
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("DEBUG", "Refused " + line));
        }
    }

    /** A host has a boundary of its own around identity's. */
    @ParameterizedTest
    @CsvSource({"/hello, GET /hello with 401: no_credentials.", "/a//b, GET /a//b with 400: invalid_path."})
    void refusal_byTheJdkHost_isOneLineToo(String path, String line) {
        try (LogTap log = new LogTap();
                App app = App.start(new JdkFixture(), settings -> settings)) {
            app.client().get(path, "");

            Eventually.until("it is told", () -> log.text().contains("Refused "));
            assertThat(log.text().lines().filter(told -> told.contains("Refused ")))
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("Refused " + line));
        }
    }

    @Test
    void outages_ofAHandlerInTheShapeOfTheJdk_areToldOnceASecond() {
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .set("jex.auth.exclude", "/down");
        try (LogTap log = new LogTap();
                JdkServer server = JdkHost.create()
                        .settings(settings)
                        .handle("/down", exchange -> {
                            throw new UnavailableException("the application's own store");
                        })
                        .port(0)
                        .start()) {
            Client client = new Client(HttpTransport.to(server.port()));
            for (int i = 0; i < 5; i++) {
                assertThat(client.get("/down", "").status()).isEqualTo(503);
            }

            assertThat(log.text().lines().filter(told -> told.contains("Answered 503")))
                    .hasSize(5)
                    .filteredOn(told -> told.contains("WARN"))
                    .hasSizeLessThan(5);
        }
    }

    @Asvs({"16.2.5", "16.4.1"})
    @ParameterizedTest
    @MethodSource("hostile")
    void line_ofHostileText_staysOneShortPlainLine_withoutTheQuery(String target) {
        try (LogTap log = new LogTap();
                App app = App.start()) {
            app.client().get(target + "?token=" + Secrets.note("c2VjcmV0LW9mLXRoZS1xdWVyeQ"), "");

            String told = log.text();
            assertThat(told.lines().filter(line -> line.contains("Refused ")))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).matches("[\\x20-\\x7e]{1,600}").doesNotContain("token=", "c2VjcmV0"));
            assertThat(told.lines()).noneMatch(line -> line.startsWith("INFO all"));
        }
    }

    static List<String> hostile() {
        return List.of(
                "/x\r\nINFO all is well",
                "/\u2028INFO all is well",
                "/" + "é".repeat(3_000),
                "/\u001b[2J",
                "/{}%s${jndi:x}");
    }

    private static Arguments refusal(String line, Consumer<App> request) {
        return Arguments.of(line, request);
    }

    private static String user(App app) {
        return app.client().register(EMAIL).string("accessToken");
    }

    private static Object expired(App app) {
        String token = user(app);
        app.pass(Duration.ofHours(1));
        return app.client().get("/hello", token);
    }

    private static Object takenTwice(App app) {
        app.client().register(EMAIL);
        return app.client().post("/auth/register", "email", EMAIL, "password", Client.PASSWORD);
    }
}
