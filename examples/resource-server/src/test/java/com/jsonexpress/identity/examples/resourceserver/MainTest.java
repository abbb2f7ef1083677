package com.jsonexpress.identity.examples.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example as a process of its own: the issuer for trying is there only where nobody has decided otherwise. */
@Timeout(120)
class MainTest {
    private static final String ISSUER = "Issuer for trying at http://127.0.0.1:";
    private static final String LISTENING = "Listening on http://localhost:";

    @TempDir
    Path directory = Path.of("");

    @Test
    void main_withoutConfiguration_startsTheIssuerForTrying() throws Exception {
        assertThat(output(Map.of())).contains(ISSUER, LISTENING);
    }

    @Test
    void main_withAnIssuerOfTheOperator_trustsThatOneAlone() throws Exception {
        String output = output(Map.of("JEX__AUTH__JWKSURI", "http://127.0.0.1:1/jwks"));

        assertThat(output).contains(LISTENING).doesNotContain(ISSUER);
    }

    @Test
    void main_inProductionWithoutAnIssuer_doesNotBoot() throws Exception {
        String output = output(Map.of("jex.mode", "production"));

        assertThat(output)
                .contains("jex.auth.jwksUri to the address of an issuer's keys")
                .doesNotContain(ISSUER, LISTENING);
    }

    /** What the process prints until it listens, or ends. */
    private String output(Map<String, String> environment) throws IOException {
        Process process = resourceServer(environment).start();
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            while (line != null) {
                text.append(line).append('\n');
                line = line.contains(LISTENING) ? null : reader.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        return text.toString();
    }

    /** On a free port, in an empty directory. */
    private ProcessBuilder resourceServer(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ResourceServer.class.getName());
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("jex"));
        builder.environment().put("PORT", "0");
        builder.environment().putAll(environment);
        return builder;
    }
}
