package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was acknowledged is there after the process was killed, whatever it was doing (security-bar 21). */
@Timeout(120)
@Tag("wide")
class KilledProcessTest {
    private static final int KILLS = 5;
    private static final int USERS = 40;

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void users_thatWereAcknowledged_outliveAKill(Server server) throws Exception {
        String url = server.fresh();
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killed(url, "k" + kill + "-"));
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * USERS);
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(TestContext.realTime()
                    .namespace("test")
                    .config(Servers.config(url))
                    .context());
            assertThat(acknowledged)
                    .allSatisfy(email -> assertThat(store.find(
                                    EmailAddress.parse(email).orElseThrow().identifier()))
                            .as(email)
                            .isPresent());
        }
    }

    /** The users it told of, up to the last line that is whole. */
    private static List<String> killed(String url, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Registering.class.getName(),
                        url,
                        name)
                .redirectError(Path.of("target", "killed.log").toFile())
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith("@example.com")) {
                    told.add(line);
                }
                if (told.size() == USERS) {
                    process.toHandle().destroyForcibly(); // through the process, what it told would be lost
                }
            }
        }
        process.waitFor();
        return told;
    }
}
