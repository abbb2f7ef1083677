package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body as identity's own routes read it. Nothing is asked of the request before the first read, so that the application
 * finds its body untouched. One that breaks off, or takes longer than ten seconds beyond a single wait of the container, is 400.
 */
final class OwnBody extends InputStream {
    private static final long MAX_NANOS = 10_000_000_000L;

    private static final Failure BROKEN =
            Failure.of(CommonError.BAD_REQUEST, "The body broke off or did not arrive in time.");

    private final ServletRequest request;
    private final long begun = System.nanoTime();
    private @Nullable InputStream body;

    OwnBody(ServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (System.nanoTime() - begun > MAX_NANOS) {
            throw new FailureException(BROKEN);
        }
        try {
            InputStream in = body;
            if (in == null) {
                in = request.getInputStream();
                body = in;
            }
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new FailureException(BROKEN);
        }
    }
}
