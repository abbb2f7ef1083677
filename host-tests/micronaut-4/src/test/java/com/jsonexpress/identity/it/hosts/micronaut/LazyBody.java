package com.jsonexpress.identity.it.hosts.micronaut;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The body of a request, left to the controller unless somebody reads here. It may take ten seconds then, all in all. */
final class LazyBody extends InputStream {
    private static final long MAX_NANOS = 10_000_000_000L;
    private static final ExecutorService READERS = Executors.newCachedThreadPool(LazyBody::daemon);

    private final ServerHttpRequest<?> request;
    private final long end = System.nanoTime() + MAX_NANOS;
    private @Nullable InputStream body;

    LazyBody(ServerHttpRequest<?> request) {
        this.request = request;
    }

    @Override
    public int read() {
        return inTime(() -> body().read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        return inTime(() -> body().read(bytes, from, length));
    }

    /** Micronaut's stream waits without an end: another thread does, and is interrupted. */
    private int inTime(Callable<Integer> read) {
        Future<Integer> answer = READERS.submit(read);
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the same for the client: it has not sent what it announced
        } finally {
            answer.cancel(true);
        }
        throw new FailureException(
                Failure.of(CommonError.BAD_REQUEST, "The body broke off or did not arrive in time."));
    }

    @Override
    public synchronized void close() throws IOException {
        if (body != null) {
            body.close();
        }
    }

    private synchronized InputStream body() {
        InputStream now = body;
        if (now == null) {
            now = request.byteBody()
                    .split(ByteBody.SplitBackpressureMode.FASTEST)
                    .toInputStream();
            body = now;
        }
        return now;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "identity-body");
        thread.setDaemon(true);
        return thread;
    }
}
