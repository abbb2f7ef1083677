package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Everything that is logged meanwhile, at every level; slf4j-simple writes to the standard error stream. */
final class LogCapture implements AutoCloseable {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LogCapture() {
        System.setErr(new PrintStream(bytes, true, UTF_8));
    }

    String text() {
        return bytes.toString(UTF_8);
    }

    long lines(String containing) {
        return text().lines().filter(line -> line.contains(containing)).count();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
