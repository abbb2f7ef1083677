package com.jsonexpress.identity.queue.memory;

import java.time.Duration;

/**
 * How much at most.
 *
 * @param threads at work at once; one queue gets one less
 * @param waiting jobs that wait; as many dead ones are kept before new jobs are refused
 * @param drain how long closing waits
 */
record Limits(int threads, int waiting, Duration drain) {
    /** With a second for last words closing takes the ten seconds that it may. */
    static final Limits DEFAULT = new Limits(4, 100_000, Duration.ofSeconds(9));

    int threadsPerQueue() {
        return Math.max(1, threads - 1);
    }
}
