package com.jsonexpress.identity.middleware;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body whose sender is judged once more when all of it is there. Whoever keeps the last byte back for as long as a body may
 * take would else act with what was revoked meanwhile. Not thread-safe.
 */
final class BodyOfCaller extends FilterInputStream {
    private final Runnable judgement;
    private boolean judged;

    /** @param judgement throws where the caller may not go on */
    BodyOfCaller(InputStream body, Runnable judgement) {
        super(body);
        this.judgement = judgement;
    }

    @Override
    public int read() throws IOException {
        return judgedAtEnd(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return judgedAtEnd(super.read(bytes, offset, length));
    }

    private int judgedAtEnd(int read) {
        if (read < 0 && !judged) {
            judgement.run();
            judged = true;
        }
        return read;
    }
}
