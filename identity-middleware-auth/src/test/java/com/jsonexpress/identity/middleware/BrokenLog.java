package com.jsonexpress.identity.middleware;

import java.io.OutputStream;
import java.io.PrintStream;

/** As long as it is open no line can be logged; slf4j-simple writes to the standard error stream. */
final class BrokenLog implements AutoCloseable {
    private final PrintStream before = System.err;

    BrokenLog() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                throw new InternalError("of the log");
            }
        });
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
