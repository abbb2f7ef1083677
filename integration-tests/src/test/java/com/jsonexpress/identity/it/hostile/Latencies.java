package com.jsonexpress.identity.it.hostile;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long answers took. They are printed, and held against nothing: a busy machine may be slow. Thread-safe. */
final class Latencies {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long took) {
        nanos.add(took);
    }

    int count() {
        return nanos.size();
    }

    /** Prints what was measured as one line. */
    void print(String what) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "[hostile] %s: %d answers, p50 %.2f ms, p95 %.2f ms, max %.2f ms, over 100 ms: %d%n",
                what,
                sorted.length,
                at(sorted, 50),
                at(sorted, 95),
                at(sorted, 100),
                Arrays.stream(sorted).filter(took -> took >= 100_000_000).count());
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * (long) percent / 100)] / 1e6;
    }
}
