package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns whatever is thrown into an answer, and tells the log what no client may know. Only errors of the machine itself,
 * such as {@code OutOfMemoryError}, pass. Thread-safe.
 */
public final class ErrorBoundary implements Handler {
    private static final Logger LOG = System.getLogger(ErrorBoundary.class.getName());

    private static final long QUIET_NANOS = 1_000_000_000;

    private final Handler next;
    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    public ErrorBoundary(Handler next) {
        this.next = next;
    }

    /** One line a second: what refuses many at once must not be slowed down by telling of each. */
    private void warn(UnavailableException e) {
        long now = System.nanoTime();
        long before = warnedAt.get();
        boolean due = now - before >= QUIET_NANOS && warnedAt.compareAndSet(before, now);
        LOG.log(due ? Level.WARNING : Level.DEBUG, () -> "Answered 503: " + e.getMessage());
    }

    @Override
    public Reply handle(Request request) {
        try {
            return next.handle(request);
        } catch (FailureException e) {
            return Problem.of(e.failure());
        } catch (UnavailableException e) {
            warn(e);
            return Problem.of(Failure.later(CommonError.UNAVAILABLE, e.retryAfter()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Problem.of(CommonError.UNAVAILABLE);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.log(Level.ERROR, "Answered 500 to a fault that should not be", e);
            return Problem.of(CommonError.INTERNAL_ERROR);
        }
    }
}
