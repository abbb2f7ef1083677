package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Eight processes start on one empty PostgreSQL at once (security-bar 22). */
@Tag("wide")
class ManyInstancesTest {
    private static final int PROCESSES = 8;

    @Test
    @Timeout(120)
    void start_eightProcessesOnAnEmptyDatabase_oneMigratesAndOneCreatesTheFirstUser() throws Exception {
        String url = Servers.postgresql();
        List<Process> processes = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(instance(url));
            }
            for (Process process : processes) {
                assertThat(line(process)).isEqualTo("ready");
            }
            for (Process process : processes) {
                go(process);
            }
            for (Process process : processes) {
                told.add(line(process));
                assertThat(process.waitFor()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        assertThat(told).containsOnlyOnce("Done").containsOnly("Done", "Conflict");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Sql.list(connection, "SELECT version FROM jex_schema_version", row -> row.getInt(1)))
                    .containsExactly(1);
            assertThat(Sql.list(connection, "SELECT role FROM jex_user", row -> row.getString(1)))
                    .containsExactly("admin");
        }
    }

    private static Process instance(String url) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Instance.class.getName());
        builder.environment().put("JEX_TEST_URL", url);
        return builder.redirectError(Path.of("target", "instances.log").toFile())
                .start();
    }

    private static String line(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void go(Process process) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
    }
}
