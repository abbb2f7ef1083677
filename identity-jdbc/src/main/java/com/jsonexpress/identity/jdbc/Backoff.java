package com.jsonexpress.identity.jdbc;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a failed job waits: twice as long after each attempt, less a random part of up to a half, so that every wait
 * is longer than the one before and jobs that failed together do not come back together.
 *
 * @param base the longest first wait
 * @param attempts how many there are
 * @param random from 0 to 1
 */
record Backoff(Duration base, int attempts, DoubleSupplier random) {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MAX_DOUBLINGS = 20;

    /** After the attempt of this number, counted from 1. */
    Duration after(int attempt) {
        Duration whole = base.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        long nanos = (whole.compareTo(LONGEST) > 0 ? LONGEST : whole).toNanos();
        return Duration.ofNanos(nanos - (long) (nanos / 2.0 * random.getAsDouble()));
    }
}
