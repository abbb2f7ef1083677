package com.jsonexpress.identity.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README tells a newcomer to do: starts the quickstart, and pastes the tour into a shell. */
class TourTest {
    /** What the reader copies from the console, by the variable that the tour reads it into. */
    private static final Map<String, Pattern> COPIED = Map.of(
            "ADMIN_PASSWORD", Pattern.compile("(?m)^ *password: (\\S+)$"),
            "LINK", Pattern.compile("To: +grace@example\\.com[^+]*?(http\\S+token=\\S+)"));

    @TempDir
    Path directory = Path.of("");

    @Test
    void tour_pastedBlockByBlock_printsWhatTheReadmeShows() throws Exception {
        assumeTrue(hasBashAndCurl(), "bash and curl are needed to run the tour of the README");
        try (Child console = new Child(quickstart())) {
            String port = console.await(Pattern.compile("Listening on http://localhost:(\\d+)"));
            try (Child shell = new Child(shell("http://localhost:" + port))) {
                List<Tour.Step> steps = Tour.steps();
                assertThat(steps).hasSizeGreaterThan(8);
                for (int i = 0; i < steps.size(); i++) {
                    assertThat(printed(shell, console, steps.get(i), i))
                            .as(
                                    "the README's block %s:%n%s",
                                    i + 1, steps.get(i).bash())
                            .matches(steps.get(i).expected());
                }
            }
        }
    }

    @Test
    void tenLines_inTheReadme_areTheQuickstart() throws IOException {
        String source = Files.readString(Path.of(System.getProperty("basedir", ""))
                .resolve("src/main/java/com/jsonexpress/identity/examples/quickstart/Quickstart.java"));

        assertThat("```java\n" + source.substring(source.indexOf("public final class")) + "```\n")
                .isEqualToNormalizingNewlines(Tour.between("quickstart"));
    }

    private static String printed(Child shell, Child console, Tour.Step step, int number)
            throws IOException, InterruptedException {
        shell.type(step.bash());
        if (!step.asksFor().isEmpty()) {
            shell.type(console.await(Objects.requireNonNull(COPIED.get(step.asksFor()))));
        }
        shell.type("printf '=== end %s\\n' " + number);
        String before = number == 0 ? "^" : "=== end " + (number - 1) + "\\n";
        return shell.await(Pattern.compile("(?s)" + before + "(.*?)=== end " + number + "\\n"))
                .strip();
    }

    /** On a free port, in an empty directory, without configuration. */
    private ProcessBuilder quickstart() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Quickstart.class.getName());
        builder.directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("jex"));
        builder.environment().put("PORT", "0");
        return builder;
    }

    private ProcessBuilder shell(String base) {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "--noprofile", "--norc", "-s").directory(directory.toFile());
        builder.environment().put("BASE", base);
        builder.environment().put("no_proxy", "localhost");
        return builder;
    }

    private static boolean hasBashAndCurl() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("bash", "-c", "command -v curl")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noBash) {
            return false;
        }
    }
}
