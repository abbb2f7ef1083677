package com.jsonexpress.identity.hashes;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What comparisons may take of the heap: one of them an eighth, all at once a quarter; more of them wait for each other. A
 * heap that is full fails in whatever thread asks next, so that catching the error here would not be enough. Thread-safe.
 */
final class HeapShare {
    private static final long HEAP = Runtime.getRuntime().maxMemory() >> 10;
    private static final Semaphore FREE = new Semaphore((int) Math.min(HEAP / 4, Integer.MAX_VALUE), true);

    private HeapShare() {}

    static boolean isEnoughFor(long kibibytes) {
        return kibibytes <= HEAP / 8;
    }

    /** Does work that takes so much, once it is there. */
    static <T> T with(int kibibytes, Supplier<T> work) {
        FREE.acquireUninterruptibly(kibibytes);
        try {
            return work.get();
        } finally {
            FREE.release(kibibytes);
        }
    }
}
