package com.jsonexpress.identity.it.hosts.vertx;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The body of a route of identity's own, for a thread that may wait. Nothing is read before the first read, and never much. */
final class BlockingBody extends InputStream {
    private static final int ENOUGH = 32 * 1024; // identity takes 16 KiB
    private static final int LEFTOVER = 2 * 1024 * 1024;

    private final RoutingContext context;
    private @Nullable InputStream bytes;

    BlockingBody(RoutingContext context) {
        this.context = context;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        InputStream in = bytes;
        if (in == null) {
            in = new ByteArrayInputStream(await().getBytes());
            bytes = in;
        }
        try {
            return in.read(buffer, offset, length);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Buffer await() {
        HttpServerRequest request = context.request();
        CompletableFuture<Buffer> all = new CompletableFuture<>();
        Buffer read = Buffer.buffer();
        context.vertx()
                .getOrCreateContext()
                .runOnContext(go -> request.exceptionHandler(all::completeExceptionally)
                        .endHandler(end -> all.complete(read))
                        .handler(chunk -> {
                            if (read.appendBuffer(chunk).length() > ENOUGH) {
                                request.pause();
                                all.complete(read);
                            }
                        })
                        .resume());
        try {
            return all.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the same for the client: it has not sent what it announced
        }
        throw new FailureException(
                Failure.of(CommonError.BAD_REQUEST, "The body broke off or did not arrive in time."));
    }

    /** Lets a client that is still sending come to its end, within bounds, so that it sees the answer. */
    static void drop(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicInteger left = new AtomicInteger(LEFTOVER);
        request.handler(chunk -> {
            if (left.addAndGet(-chunk.length()) < 0) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
