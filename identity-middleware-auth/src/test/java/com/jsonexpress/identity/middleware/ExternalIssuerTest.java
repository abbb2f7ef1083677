package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalToken.valid;
import static com.jsonexpress.identity.middleware.ExternalVerifying.jwks;
import static com.jsonexpress.identity.middleware.JwksServer.answering;
import static com.jsonexpress.identity.middleware.JwksServer.serving;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A resource server with nothing but this module, and an issuer that does not always behave; over real HTTP. */
@Timeout(60)
class ExternalIssuerTest {
    private static final String GOOD = valid(IssuerKey.RSA, "RS256").text();
    private static final byte[] KEYS = jwks(IssuerKey.RSA.jwk(), IssuerKey.P256.jwk("use", "enc"));

    private final JwksServer issuer = new JwksServer(serving(KEYS));

    /** Loads the classes of a fetch, which is waited for no longer than two seconds. */
    @BeforeAll
    static void fetchOnce() throws InterruptedException {
        try (JwksServer first = new JwksServer(serving(KEYS));
                Identity identity = start(first)) {
            awaitAccepted(identity);
        }
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void token_ofTheIssuer_isGoodFromTheFirstRequestOn() {
        try (Identity identity = start()) {
            assertThat(told(identity, GOOD)).isEqualTo("auth0|user-1");
            assertThat(told(
                            identity,
                            valid(IssuerKey.OTHER_RSA.named("rsa"), "RS256").text()))
                    .isEqualTo("401");
            assertThat(told(identity, valid(IssuerKey.OTHER_RSA, "RS256").text()))
                    .isEqualTo("401");
            assertThat(told(identity, valid(IssuerKey.P256, "ES256").text())).isEqualTo("401");
            assertThat(told(identity, "")).isEqualTo("401");
            assertThat(issuer.requests).hasValue(1);
        }
    }

    @Asvs("16.5.2")
    @Test
    void issuer_thatIsDownAtBoot_stopsNoBootAndServiceComesWithIt() throws InterruptedException {
        issuer.close();
        try (LogCapture log = new LogCapture();
                Identity identity = start()) {
            assertThat(told(identity, GOOD)).startsWith("503 Retry-After ");
            assertThat(told(identity, "")).isEqualTo("401");
            assertThat(log.text()).contains("takes no connection");
            try (JwksServer again = new JwksServer(issuer.port(), serving(KEYS))) {
                awaitAccepted(identity);
                assertThat(again.requests.get()).isPositive();
            }
            assertThat(told(identity, GOOD)).as("down later").isEqualTo("auth0|user-1");
        }
    }

    @Tag("wide")
    @Test
    void answer_thatIsNoKeySet_is503AndNever401() throws InterruptedException {
        for (JwksServer.Script script : List.of(
                answering(500, Map.of(), new byte[0]),
                answering(302, Map.of("Location", "http://127.0.0.1:" + issuer.port() + "/other"), new byte[0]),
                serving("<html>sign in</html>".getBytes(UTF_8)),
                serving("{\"keys\":7}".getBytes(UTF_8)),
                serving(new byte[70_000]))) {
            issuer.script(script);
            try (Identity identity = start()) {
                assertThat(told(identity, GOOD)).startsWith("503 Retry-After ");
                issuer.script(serving(KEYS));
                awaitAccepted(identity);
            }
        }
    }

    @Test
    void issuer_thatHangs_is503AfterABoundedWaitAndHoldsNoClose() {
        CountDownLatch never = new CountDownLatch(1);
        issuer.script(exchange -> never.await());
        Identity identity = start();

        assertThat(told(identity, GOOD)).startsWith("503 Retry-After ");
        identity.close();
        assertThat(told(identity, GOOD)).startsWith("503");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("identity-jwks"));
    }

    @Test
    void keySet_withoutAUsableKey_is401Loudly() {
        issuer.script(serving(jwks(IssuerKey.RSA.jwk("use", "enc"))));
        try (LogCapture log = new LogCapture();
                Identity identity = start()) {
            assertThat(told(identity, GOOD)).isEqualTo("401");
            assertThat(log.text()).contains("key 'rsa' is not meant for signatures", "no usable key");
        }
    }

    @Test
    void wrongContentType_doesNotMatterWhereTheContentIsRight() {
        issuer.script(answering(200, Map.of("Content-Type", "text/plain"), KEYS));
        try (Identity identity = start()) {
            assertThat(told(identity, GOOD)).isEqualTo("auth0|user-1");
        }
    }

    private Identity start() {
        return start(issuer);
    }

    private static Identity start(JwksServer issuer) {
        return Identity.start(IdentitySettings.none()
                .codeOnly()
                .clock(Clock.fixed(TestToken.NOW, ZoneOffset.UTC))
                .set("jex.auth.jwksUri", issuer.address().toString())
                .set("jex.auth.algorithms", "RS256,ES256")
                .set("jex.auth.issuer", "https://id.example.com/")
                .set("jex.auth.audience", "https://api.example.com"));
    }

    private static void awaitAccepted(Identity identity) throws InterruptedException {
        String told = told(identity, GOOD);
        while (!told.equals("auth0|user-1")) {
            assertThat(told).startsWith("503");
            TimeUnit.MILLISECONDS.sleep(5);
            told = told(identity, GOOD);
        }
    }

    private static String told(Identity identity, String token) {
        Headers headers = token.isEmpty() ? Headers.of(Map.of()) : Headers.of("Authorization", "Bearer " + token);
        Reply reply =
                identity.handle(Request.of("GET", "/x", null, headers, InputStream.nullInputStream(), "127.0.0.1"));
        if (reply instanceof Response response) {
            return response.status()
                    + response.headers()
                            .first("Retry-After")
                            .map(seconds -> " Retry-After " + seconds)
                            .orElse("");
        }
        return ((Proceed) reply).request().caller().map(Principal::id).orElse("anonymous");
    }
}
