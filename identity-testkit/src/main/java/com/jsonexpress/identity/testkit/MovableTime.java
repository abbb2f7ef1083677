package com.jsonexpress.identity.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A wall clock and a monotonic ticker that stand still until a test moves them. Thread-safe. */
public final class MovableTime {
    /** Where the wall clock starts: a Thursday, at midnight. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Near the end of the range, as {@code System.nanoTime()} may be: whoever compares by {@code <} is found out. */
    private static final long FIRST_TICK =
            Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong stepped = new AtomicLong();

    /** The wall clock, in UTC. */
    public Clock clock() {
        InstantSource source = () -> START.plusNanos(passed.get()).plusNanos(stepped.get());
        return source.withZone(ZoneOffset.UTC);
    }

    /** The monotonic clock in nanoseconds; its first value means nothing, and it may overflow. */
    public LongSupplier ticker() {
        return () -> FIRST_TICK + passed.get();
    }

    /** Lets time pass on both. */
    public void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards");
        }
        passed.addAndGet(time.toNanos());
    }

    /** How much time has passed since this was made. */
    public Duration passed() {
        return Duration.ofNanos(passed.get());
    }

    /** Goes back to the beginning, for what begins anew on it. */
    public void restart() {
        passed.set(0);
        stepped.set(0);
    }

    /** Sets the wall clock forward or back, as an operator or NTP does, while no time passes. */
    public void stepWallClock(Duration step) {
        stepped.addAndGet(step.toNanos());
    }
}
