package com.jsonexpress.identity.it.boot;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Listens to what the logger writes, which goes on its way all the same. */
public final class LogTap implements AutoCloseable {
    /**
     * The first admin's password is logged once by contract, so these tests do not put it into the ledger of secrets that
     * no log line may hold.
     */
    private static final Pattern ADMIN_PASSWORD = Pattern.compile("password: ([A-Za-z0-9_-]{24})");

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    public LogTap() {
        System.setErr(new PrintStream(new Both(), true, StandardCharsets.UTF_8));
    }

    private final class Both extends OutputStream {
        @Override
        public synchronized void write(int b) {
            heard.write(b);
            before.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            heard.write(bytes, offset, length);
            before.write(bytes, offset, length);
        }
    }

    public String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Every admin password that was announced. */
    List<String> adminPasswords() {
        return ADMIN_PASSWORD
                .matcher(text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
