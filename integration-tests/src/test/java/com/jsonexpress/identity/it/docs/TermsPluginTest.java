package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermsPluginTest {
    private static final String ADA = "ada@example.com";

    @TempDir
    Path folder = Path.of("");

    @Test
    void accepting_isStoredMailedAndInTheNextToken() throws IOException {
        try (URLClassLoader loader = loader();
                App app = App.start(settings -> settings.classLoader(loader))) {
            Answer ada = app.client().register(ADA);
            assertThat(rule(app, ada, "1")).isEqualTo(Decision.FORBID);

            assertThat(app.client()
                            .send("POST", "/terms/accept", ada.string("accessToken"))
                            .status())
                    .isEqualTo(204);
            Answer refreshed = app.client().refresh(ada.string("refreshToken"));

            assertThat(refreshed.at("user.termsVersion")).isEqualTo("1");
            assertThat(rule(app, refreshed, "1")).isEqualTo(Decision.ALLOW);
            assertThat(rule(app, refreshed, "2")).isEqualTo(Decision.FORBID);
            assertThat(app.mailbox().await(ADA, "You accepted the terms").text())
                    .contains("version 1");
        }
    }

    @Test
    void accepting_withoutAToken_is401() throws IOException {
        try (URLClassLoader loader = loader();
                App app = App.start(settings -> settings.classLoader(loader))) {
            assertThat(app.client().send("POST", "/terms/accept", "").status()).isEqualTo(401);
            assertThat(TermsPlugin.termsAccepted("1").decide(request(Headers.NONE)))
                    .isEqualTo(Decision.SIGN_IN);
        }
    }

    /** What the rule says to the bearer of this token, on a route of the application. */
    private static Decision rule(App app, Answer session, String version) {
        Request request = request(Headers.of("Authorization", "Bearer " + session.string("accessToken")));
        Request verified = ((Proceed) app.identity().handle(request)).request();
        return TermsPlugin.termsAccepted(version).decide(verified);
    }

    private static Request request(Headers headers) {
        return Request.of("GET", "/articles", null, headers, InputStream.nullInputStream(), "127.0.0.1");
    }

    /** As if the plugin stood in a jar, with its entry in {@code META-INF/services}. */
    private URLClassLoader loader() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Plugin.class.getName()), TermsPlugin.class.getName());
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }
}
