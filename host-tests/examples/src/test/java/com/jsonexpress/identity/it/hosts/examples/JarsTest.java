package com.jsonexpress.identity.it.hosts.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.boot.RunningJvm;
import com.jsonexpress.identity.it.support.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar target/NAME.jar}, as each README says, on a port that is named in each of the two ways. */
class JarsTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../../examples")
            .normalize();

    @TempDir
    Path folder;

    static Stream<List<String>> examples() {
        return Stream.of(
                List.of("quickstart"),
                List.of("servlet"),
                List.of("javalin"),
                List.of("spring-boot"),
                List.of("production", "--h2"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void jar_withPort_listensThere(List<String> example) throws IOException {
        int port = RunningJvm.freePort();
        try (RunningJvm application = new RunningJvm(
                folder, Map.of("PORT", Integer.toString(port)), jar(example).toList())) {
            assertAnswers(application.awaitAnswer(port));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void jar_withJexPort_listensThere(List<String> example) throws IOException {
        int port = RunningJvm.freePort();
        List<String> arguments =
                Stream.concat(Stream.of("-Djex.port=" + port), jar(example)).toList();
        try (RunningJvm application = new RunningJvm(folder, Map.of(), arguments)) {
            assertAnswers(application.awaitAnswer(port));
        }
    }

    private static Stream<String> jar(List<String> example) {
        String name = example.get(0);
        Path jar = EXAMPLES.resolve(name).resolve("target").resolve(name + ".jar");
        return Stream.concat(Stream.of("-jar", jar.toString()), example.stream().skip(1));
    }

    private static void assertAnswers(Client client) {
        assertThat(client.get("/hello", "").code()).isEqualTo("unauthenticated");
        assertThat(client.get("/auth/health", "").status()).isEqualTo(200);
    }
}
