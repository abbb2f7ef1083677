package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.App;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.4 byte by byte, over a socket: no client that normalises stands in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RawPathContract {
    private HttpContracts around;
    private App app;
    private String token;

    @BeforeAll
    void start(HttpContracts contracts) {
        around = contracts;
        app = App.start(around.host(), App.keys("jex.auth.exclude", "/public"));
        token = app.client().register("ada@example.com").string("accessToken");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//public/x",
                "///public",
                "/public//",
                "/public/../hello",
                "/public/..",
                "/public/./hello",
                "/./public",
                "/../public",
                "/public\\..\\hello",
                "/public;x=1",
                "/public/;/hello",
                "/public%2F..%2Fhello",
                "/public%5Chello",
                "/public%3B",
                "/public/%2e%2e/hello",
                "/public/.%2e/hello",
                "/public%00",
                "/public%0D%0AX: y",
                "/public/%zz",
                "/public/%2",
                "/public/%",
                "/public/%ff",
                "/public/%c0%ae%c0%ae/hello",
                "/public/%ed%a0%80",
                "/public/\u0001",
                "/public/\u007f",
                "/public#/../hello",
                "/public/../auth/me",
                "/auth/../public",
                "/auth;x/login",
                "http://localhost/public/../hello",
                "//localhost/public/../hello"
            })
    void target_withMoreThanOneReading_is400AndReachesNothing(String target) throws IOException {
        if (target.contains("#") && around.serverDropsFragments()) {
            assertThat(raw("GET " + target + " HTTP/1.1\r\n")).startsWith("HTTP/1.1 200");
            return;
        }
        for (String credential : new String[] {"", "Authorization: Bearer " + token + "\r\n"}) {
            String answer = raw("GET " + target + " HTTP/1.1\r\n" + credential);

            // some servers answer a request line that they cannot read in the older version
            assertThat(answer).matches("(?s)HTTP/1\\.[01] 400 .*").doesNotContainIgnoringCase("x-seen:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public", "/public/", "/public/x?y=../z", "/p%75blic/x", "http://localhost/public/x"})
    void target_withOneReadingOnAFreePath_reachesTheApplication(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hello", "/publications", "/hello?/public", "/%68ello", "http://localhost/hello"})
    void target_guarded_is401WithoutACaller(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\n"))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("WWW-Authenticate: Bearer\r\n")
                .doesNotContainIgnoringCase("x-seen:");
    }

    @Asvs("15.3.7")
    @Test
    void authorization_twice_is401() throws IOException {
        String field = "Authorization: Bearer " + token + "\r\n";

        assertThat(raw("GET /hello HTTP/1.1\r\n" + field + field)).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /hello HTTP/1.1\r\n" + field)).startsWith("HTTP/1.1 200");
    }

    @Asvs("4.1.3")
    @Test
    void forgedIdentityField_twiceAndInSeveralSpellings_isNotSeen() throws IOException {
        String answer = raw("GET /public HTTP/1.1\r\nx-user-payload: 1\r\nX-USER-PAYLOAD: 2\r\nx_user_payload: 3\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("x-seen:");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("payload");
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket("localhost", app.running().port().orElseThrow())) {
            socket.setSoTimeout(20_000);
            byte[] bytes =
                    (head + "Host: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
