package com.jsonexpress.identity.middleware;

import java.time.Duration;

/**
 * When the keys are fetched next, and how long they count. Times are those of a monotonic clock, in nanoseconds. Not
 * thread-safe.
 *
 * <p>While there are keys to verify with, two fetches begin at least {@link #BETWEEN} apart, whatever tokens arrive and
 * whether the last one failed or not. While there are none, every request is answered 503; then the next try comes
 * {@link #RETRY} after a failure, by the clock alone, so that service is back soon after the issuer is.
 */
final class FetchSchedule {
    static final Duration BETWEEN = Duration.ofSeconds(30);
    static final Duration RETRY = Duration.ofSeconds(1);

    private final long refresh;
    private final long maxStale;
    private boolean tried;
    private boolean loaded;
    private boolean failing;
    private boolean wanted;
    private long began;
    private long ended;
    private long fresh;

    /** With the time between two fetches when nothing happens, and the age from which keys do not count any more. */
    FetchSchedule(Duration refresh, Duration maxStale) {
        this.refresh = refresh.toNanos();
        this.maxStale = maxStale.toNanos();
    }

    void begin(long now) {
        began = now;
        wanted = false;
    }

    /** Keys are as old as the beginning of their fetch. */
    void end(boolean success, long now) {
        ended = now;
        tried = true;
        failing = !success;
        if (success) {
            loaded = true;
            fresh = began;
        }
    }

    /** Asks for a fetch as soon as one is allowed; false where that is later than now. */
    boolean want(long now) {
        wanted = now - began >= BETWEEN.toNanos();
        return wanted;
    }

    /** Whether there are keys that count; exactly at their greatest age they do not. */
    boolean usable(long now) {
        return loaded && now - until() < 0;
    }

    /** When the keys do not count any more; where there are some. */
    long until() {
        return fresh + maxStale;
    }

    /** Whether the last fetch failed. */
    boolean failing() {
        return failing;
    }

    /** Nanoseconds until the next fetch; 0 or less where it is due. */
    long untilNext(long now) {
        if (!tried) {
            return 0;
        }
        if (!usable(now)) {
            return ended + RETRY.toNanos() - now;
        }
        if (failing) {
            return Math.min(began + BETWEEN.toNanos() - now, until() - now);
        }
        return wanted ? 0 : began + refresh - now;
    }
}
