package com.jsonexpress.identity.it.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what can be observed in another process; for longer than one would in one's own. */
final class Patience {
    /** Of a machine that is ten times as slow as it should be. */
    static final Duration LONG = Duration.ofSeconds(120);

    private static final long GLANCE_NANOS = 20_000_000;

    private Patience() {}

    static void until(String what, BooleanSupplier holds) {
        until(LONG, what, holds);
    }

    /** How long it took. */
    static Duration until(Duration longest, String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return since(start);
    }

    /** Lets an outage last. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
