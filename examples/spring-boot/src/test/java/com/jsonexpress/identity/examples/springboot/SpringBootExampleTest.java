package com.jsonexpress.identity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the example, and how mistakes end. */
class SpringBootExampleTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory = Path.of("");

    private String base = "";

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String field(String name, HttpResponse<String> answer) {
        Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    private static String login(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    void example_withoutConfiguration_doesWhatTheQuickstartDoes() throws Exception {
        try (Child child = new Child(directory, List.of())) {
            base = "http://localhost:" + child.await("started on port (\\d+)");
            String adminPassword = child.await("password: (\\S+)");

            String ada = field("accessToken", send("POST", "/auth/register", "", login("ada@example.com", PASSWORD)));
            assertThat(send("GET", "/hello", ada, "").body()).isEqualTo("Hello, ada@example.com\n");
            HttpResponse<String> refused = send("GET", "/hello", "", "");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(field("code", refused)).isEqualTo("unauthenticated");
            String admin = field("accessToken", send("POST", "/auth/login", "", login("admin@local", adminPassword)));
            HttpResponse<String> grace =
                    send("POST", "/users", admin, "{\"email\":\"grace@example.com\",\"role\":\"editor\"}");
            assertThat(grace.statusCode()).isEqualTo(201);
            String link = child.await("To: +grace@example\\.com[^+]*?token=(\\S+)");
            assertThat(send(
                                    "POST",
                                    "/auth/password/reset",
                                    "",
                                    "{\"token\":\"" + link + "\",\"newPassword\":\"a password of her own\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send("POST", "/users/" + field("id", grace) + "/revoke", admin, "")
                            .statusCode())
                    .isEqualTo(204);
            child.stop();
            assertThat(child.text()).contains("Graceful shutdown complete").doesNotContain("\tat ");
        }
    }

    /** The last thing printed is what to do, and nothing before it is a stack trace. */
    private void assertMistake(List<String> moreClassPath, String problem, String remedy, String... arguments)
            throws Exception {
        try (Child child = new Child(directory, moreClassPath, arguments)) {
            assertThat(child.ended()).isNotZero();
            assertThat(child.text()).contains(problem).doesNotContain("\tat ");
            assertThat(child.text().strip()).matches("(?s).*Action:.*" + remedy);
        }
    }

    @Test
    void weakSecret_endsWithItsRemedy() throws Exception {
        assertMistake(
                List.of(),
                "jex.auth.secret: has 7 bytes, and needs at least 32 (in command line)",
                "jex\\.auth\\.secret=[A-Za-z0-9_-]{43}",
                "--jex.auth.secret=hunter2");
    }

    @Test
    void wrongKey_endsWithItsRemedy() throws Exception {
        assertMistake(
                List.of(),
                "jex.auth.secrte: no such key (in command line)",
                "Did you mean jex\\.auth\\.secret\\?",
                "--jex.auth.secrte=hunter2");
    }

    @Test
    void providerThatIsNotThere_endsWithItsRemedy() throws Exception {
        assertMistake(
                List.of(),
                "jex.store: names none of the UserStore found",
                "code: +IdentitySettings\\.none\\(\\)\\.set\\(\"jex\\.store\", \"memory\"\\)",
                "--jex.store=postgresql");
    }

    /** Two that are not for development, and no choice. */
    @Test
    void twoProviders_endWithTheirRemedy() throws Exception {
        Path services = Files.createDirectories(directory.resolve("more/META-INF/services"));
        Files.writeString(
                services.resolve("com.jsonexpress.identity.core.spi.EmailProvider"),
                FirstMail.class.getName() + "\n" + SecondMail.class.getName());
        assertMistake(
                List.of(directory.resolve("more").toString()),
                "there are several of EmailProvider and no choice",
                "code: +IdentitySettings\\.none\\(\\)\\.set\\(\"jex\\.email\", \"first\"\\)");
    }

    /** Says it is for production. */
    public static final class FirstMail extends SomeMail {
        public FirstMail() {
            super("first");
        }
    }

    /** Another one. */
    public static final class SecondMail extends SomeMail {
        public SecondMail() {
            super("second");
        }
    }
}
