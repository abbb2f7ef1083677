package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The answers to what is out of reach. The log gets one line a second at {@code WARNING}, and the others at {@code DEBUG}: what
 * refuses many at once must not be slowed down by telling of each. Thread-safe.
 */
public final class Outages {
    private static final Logger LOG = System.getLogger(Outages.class.getName());
    private static final long QUIET_NANOS = 1_000_000_000;

    private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /** 503 with {@code Retry-After}, and without the message, which the log gets. */
    public Response answer(UnavailableException e) {
        long now = System.nanoTime();
        long before = warnedAt.get();
        boolean due = now - before >= QUIET_NANOS && warnedAt.compareAndSet(before, now);
        LOG.log(due ? Level.WARNING : Level.DEBUG, () -> "Answered 503: " + e.getMessage());
        return Problem.of(Failure.later(CommonError.UNAVAILABLE, e.retryAfter()));
    }
}
