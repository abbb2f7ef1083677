package com.jsonexpress.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole engine, with users whose hashes the other implementation has computed. */
class LoginTest {
    private final MemoryUserStore store = new MemoryUserStore();

    private int post(String implementation, String route, String name) throws IOException, InterruptedException {
        var settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", "a secret of thirty-two characters")
                .set("jex.auth.hash.implementation", implementation)
                .part(store);
        try (var server = JdkHost.create().settings(settings).port(0).start()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + route))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"email\":\"" + name + "@example.com\",\"password\":\"kanu ohne paddel\"}"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void users_ofEachImplementation_logInWithTheOthers() throws Exception {
        store.start(TestContext.realTime().context());
        assertThat(post("auto", "/auth/register", "vector")).isEqualTo(201);
        assertThat(post("java", "/auth/register", "java")).isEqualTo(201);

        for (String name : List.of("vector", "java")) {
            for (String implementation : List.of("auto", "native", "java")) {
                assertThat(post(implementation, "/auth/login", name))
                        .as(name + " by " + implementation)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void boot_whereItRuns_saysSo() throws Exception {
        assumeThat(new VectorArgon2().obstacle()).isEmpty();
        store.start(TestContext.realTime().context());
        var heard = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try {
            post("auto", "/auth/register", "ann");
        } finally {
            System.setErr(before);
        }

        assertThat(heard.toString(StandardCharsets.UTF_8))
                .contains("by identity-argon2-vector, equal to argon2-jvm (native, ")
                .doesNotContain("does not hash passwords");
    }
}
