package com.jsonexpress.identity.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants as nanoseconds since 1970, from the year 1677 to 2262; what lies beyond becomes the nearest of these. */
final class Times {
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);
    private static final int SECOND = 1_000_000_000;

    private Times() {}

    static long nanos(Instant time) {
        if (!time.isAfter(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (!time.isBefore(LAST)) {
            return Long.MAX_VALUE;
        }
        return time.getEpochSecond() < 0 // the product alone may be out of range
                ? (time.getEpochSecond() + 1) * SECOND + (time.getNano() - SECOND)
                : time.getEpochSecond() * SECOND + time.getNano();
    }

    static @Nullable Long nanosOrNull(Optional<Instant> time) {
        return time.isPresent() ? Long.valueOf(nanos(time.get())) : null;
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
