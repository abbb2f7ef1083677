package com.jsonexpress.identity.argon2;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lends arrays and keeps what comes back, wiped, for the next hash of the same size. It never holds more of them than
 * hashes have run at once, which the gate bounds; softly, so that a heap that runs short takes them away. Thread-safe.
 */
final class Memory {
    private final ConcurrentLinkedQueue<SoftReference<long[]>> kept = new ConcurrentLinkedQueue<>();

    /** Does work with an array of which nobody may keep anything. What it holds at first is zero. */
    <T> T lend(int length, Function<long[], T> work) {
        long[] words = take(length);
        try {
            return work.apply(words);
        } finally {
            Arrays.fill(words, 0);
            kept.add(new SoftReference<>(words));
        }
    }

    /** What has another size is let go: a stored hash with large parameters holds no memory for good. */
    private long[] take(int length) {
        for (var next = kept.poll(); next != null; next = kept.poll()) {
            long @Nullable [] words = next.get();
            if (words != null && words.length == length) {
                return words;
            }
        }
        return new long[length];
    }
}
