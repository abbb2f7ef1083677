package com.jsonexpress.identity.examples.quickstart;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process whose output is kept, and that can be typed to. Output and errors are one text. */
final class Child implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Writer input;
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    Child(ProcessBuilder builder) throws IOException {
        this.process = builder.redirectErrorStream(true).start();
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::pump, "output of a child");
        reader.setDaemon(true);
        reader.start();
    }

    /** Types one or more lines. */
    void type(String lines) throws IOException {
        input.write(lines + "\n");
        input.flush();
    }

    /** The first group of the first match in all that was printed so far; waits until there is one. */
    synchronized String await(Pattern pattern) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        Matcher matcher = pattern.matcher(text);
        while (!matcher.find()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0) {
                throw new AssertionError("expected " + pattern + " in:\n" + text);
            }
            wait(left);
            matcher = pattern.matcher(text);
        }
        return matcher.group(1);
    }

    private void pump() {
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            int length = reader.read(buffer);
            while (length >= 0) {
                add(buffer, length);
                length = reader.read(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private synchronized void add(char[] buffer, int length) {
        text.append(buffer, 0, length);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
