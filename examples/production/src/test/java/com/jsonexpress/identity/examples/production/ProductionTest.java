package com.jsonexpress.identity.examples.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both modes, as processes of their own. */
@Timeout(240)
@Tag("wide")
class ProductionTest {
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    /** The application in a directory of its own. */
    private final class Application implements AutoCloseable {
        private final int port = freePort();
        private final Path output = directory.resolve("output-" + port);
        private final Process process;

        Application(String mode) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djava.io.tmpdir=" + directory,
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Production.class.getName(),
                            mode)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PORT", Integer.toString(port));
            process = builder.start();
            await("Listening on http://localhost:" + port);
        }

        String output() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        Matcher await(String pattern) {
            Pattern compiled = Pattern.compile(pattern);
            for (Matcher found = compiled.matcher(output()); ; found = compiled.matcher(output())) {
                if (found.find()) {
                    return found;
                }
                assertThat(process.isAlive()).as(output()).isTrue();
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(pattern + " in vain:\n" + output(), e);
                }
            }
        }

        HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
                            .build(),
                    BodyHandlers.ofString());
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Not one of those that the system hands out by itself, or somebody else may get it meanwhile. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(23_000, 26_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it
            }
        }
    }

    @Test
    void embedded_runsOnPostgresqlRedisAndSmtp_andPrintsTheMails() throws Exception {
        try (Application application = new Application("--embedded")) {
            assertThat(application.output()).contains("kv=redis", "store=jdbc", "email=smtp", "queue=jdbc");
            application.await("admin@local");

            String user = "{'email':'ada@example.com','password':'" + PASSWORD + "'}";
            assertThat(application.post("/auth/register", user).statusCode()).isEqualTo(201);
            assertThat(application.post("/auth/login", user).statusCode()).isEqualTo(200);
            application.post("/auth/password/forgot", "{'email':'ada@example.com'}");
            String token = application.await("reset\\?token=(\\S+)").group(1);
            assertThat(application
                            .post(
                                    "/auth/password/reset",
                                    "{'token':'" + token + "','newPassword':'another mule of hers'}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(application.post("/auth/login", user).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void h2_keepsAccountsAndSessionsOverARestart() throws Exception {
        String user = "{'email':'ada@example.com','password':'" + PASSWORD + "'}";
        String refresh;
        try (Application application = new Application("--h2")) {
            String session = application.post("/auth/register", user).body();
            refresh = session.replaceFirst(".*\"refreshToken\":\"([^\"]+)\".*", "$1");
        }
        try (Application application = new Application("--h2")) {
            assertThat(application
                            .post("/auth/refresh", "{'refreshToken':'" + refresh + "'}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(application.post("/auth/login", user).statusCode()).isEqualTo(200);
            assertThat(application.output()).doesNotContain("The first admin was made");
        }
    }
}
