package com.jsonexpress.identity.examples.springboot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The example in a process of its own, in an empty directory, on a free port. Output and errors are one text. */
final class Child implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Process process;
    private final Path output;

    /** @param arguments keys, such as {@code --jex.mode=production} */
    Child(Path directory, List<String> moreClassPath, String... arguments) throws IOException {
        output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, classPath(moreClassPath)),
                SpringBootExample.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).matches("(jex|spring|server).*"));
        builder.environment().put("PORT", "0");
        process = builder.start();
    }

    private static List<String> classPath(List<String> more) {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.concat(more.stream(), Stream.of(own)).toList();
    }

    String text() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The first group of the first match in all that was printed so far; waits until there is one. */
    String await(String pattern) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            boolean ended = !process.isAlive();
            Matcher matcher = Pattern.compile(pattern).matcher(text());
            if (matcher.find()) {
                return matcher.group(1);
            }
            if (ended || System.nanoTime() > deadline) {
                throw new AssertionError("expected " + pattern + " in:\n" + text());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The status that it ends with by itself. */
    int ended() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    /** Ends it as an operator would; the status is that of the signal. */
    void stop() throws InterruptedException {
        process.destroy();
        ended();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
