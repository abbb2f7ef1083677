package com.jsonexpress.identity.core.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The wall clock as it was at the start, moved on by the monotonic ticker: nobody's setting of the clock begins a new
 * window or ends one. Instances whose clocks were alike at their starts agree.
 */
public final class SteadyClock {
    private SteadyClock() {}

    /** @param ticker in nanoseconds, monotonic; it may overflow */
    public static Clock of(Clock wall, LongSupplier ticker) {
        Instant start = wall.instant();
        long first = ticker.getAsLong();
        InstantSource source = () -> start.plus(Duration.ofNanos(ticker.getAsLong() - first));
        return source.withZone(ZoneOffset.UTC);
    }
}
