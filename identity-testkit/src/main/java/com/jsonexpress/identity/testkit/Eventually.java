package com.jsonexpress.identity.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a test can observe, instead of for a time. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(2);

    private Eventually() {}

    /** Looks until it holds; fails after 20 s, telling what was waited for. */
    public static void until(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("waited in vain until " + what);
            }
            nap(GLANCE);
        }
    }

    /** Lets real time pass: at least that much. For what no clock of ours moves. */
    static void nap(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long rest = time.toNanos(); rest > 0; rest = end - System.nanoTime()) {
                Thread.sleep(rest / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
