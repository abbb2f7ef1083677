package com.jsonexpress.identity.host.jdk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** An answer's body whose reader may not stall: each piece must be taken within {@link SlowPeers#STALL}. */
final class WatchedOutput extends OutputStream {
    private static final int PIECE = 64 * 1024;

    private final OutputStream out;

    WatchedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        watched(SlowPeers.STALL, () -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
            int start = offset + done;
            int size = Math.min(PIECE, length - done);
            watched(SlowPeers.STALL, () -> out.write(bytes, start, size));
        }
    }

    @Override
    public void flush() throws IOException {
        watched(SlowPeers.STALL, out::flush);
    }

    /** Also reads the rest of the request's body, up to the server's bound. */
    @Override
    public void close() throws IOException {
        watched(SlowPeers.DRAIN, out::close);
    }

    static void watched(Duration limit, Step step) throws IOException {
        SlowPeers.enter(limit);
        try {
            step.run();
        } finally {
            SlowPeers.leave();
        }
    }

    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }
}
