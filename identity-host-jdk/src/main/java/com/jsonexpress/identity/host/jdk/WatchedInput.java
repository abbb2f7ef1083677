package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A request's body whose sender may not stall. Until {@link #toApplication()} it must arrive as a whole within
 * {@link SlowPeers#OWN_BODY}, and one that breaks off is 400.
 */
final class WatchedInput extends FilterInputStream {
    private static final Failure BROKEN =
            Failure.of(CommonError.BAD_REQUEST, "The body broke off or did not arrive in time.");

    private final long deadline = System.nanoTime() + SlowPeers.OWN_BODY.toNanos();
    private volatile boolean own = true;

    WatchedInput(InputStream in) {
        super(in);
    }

    /** From here on the body is the application's: it may not stall, and the server's {@code maxReqTime} is its limit. */
    void toApplication() {
        own = false;
    }

    @Override
    public int read() throws IOException {
        return watched(super::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return watched(() -> super.read(buffer, offset, length));
    }

    @Override
    public void close() throws IOException {
        watched(() -> {
            super.close();
            return 0;
        });
    }

    private int watched(Read read) throws IOException {
        SlowPeers.enter(own ? Duration.ofNanos(deadline - System.nanoTime()) : SlowPeers.STALL);
        try {
            return read.run();
        } catch (IOException | IndexOutOfBoundsException e) {
            if (own) {
                throw new FailureException(BROKEN);
            }
            // the JDK's server computes a negative length from a chunk size of eight digits and more
            throw e instanceof IOException broken ? broken : new IOException("no chunk size", e);
        } finally {
            SlowPeers.leave();
        }
    }

    @FunctionalInterface
    private interface Read {
        int run() throws IOException;
    }
}
