package com.jsonexpress.identity.benchmarks.growth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/** How long a call takes, in microseconds. */
record Times(double median, double p99) {

    /** As many calls to warm up, then those that count. */
    static Times of(int calls, IntConsumer call) {
        for (int i = 0; i < calls; i++) {
            call.accept(i);
        }
        double[] micros = new double[calls];
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            call.accept(i);
            micros[i] = (System.nanoTime() - begin) / 1e3;
        }
        Arrays.sort(micros);
        return new Times(micros[calls / 2], micros[calls * 99 / 100]);
    }

    String told(Optional<Times> before) {
        String times = String.format(Locale.ROOT, "%.0f µs, p99 %.0f µs", median, p99);
        return before.map(then -> times + String.format(Locale.ROOT, " (× %.2f)", median / then.median()))
                .orElse(times);
    }
}
