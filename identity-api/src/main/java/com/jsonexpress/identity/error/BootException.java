package com.jsonexpress.identity.error;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * The one exception of a failed boot: what is wrong, then what to do about it. The remedy is the last thing printed, also where
 * it leaves {@code main}: it prints no stack trace. {@code getCause()} and {@code getStackTrace()} have what there is.
 */
public final class BootException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public BootException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public BootException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What to do about it; may have several lines. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return "JSONExpress Identity cannot start: " + getMessage() + System.lineSeparator() + "  Remedy: "
                + remedy.replace("\n", System.lineSeparator() + "  ");
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.println(this);
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.println(this);
    }
}
