package com.jsonexpress.identity.benchmarks.load;

import java.util.Arrays;
import java.util.List;

/** How long answers took, in microseconds. For one thread. */
final class Latencies {
    private int[] micros = new int[1024];
    private int count;

    static Latencies all(List<Latencies> parts) {
        Latencies sum = new Latencies();
        for (Latencies part : parts) {
            sum.room(part.count);
            System.arraycopy(part.micros, 0, sum.micros, sum.count, part.count);
            sum.count += part.count;
        }
        Arrays.sort(sum.micros, 0, sum.count);
        return sum;
    }

    void add(long nanos) {
        room(1);
        micros[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    }

    private void room(int more) {
        if (count + more > micros.length) {
            micros = Arrays.copyOf(micros, Math.max(count + more, 2 * micros.length));
        }
    }

    int count() {
        return count;
    }

    /** What this share of them needed at most, and 1 the longest; of {@link #all} alone, which are in order. */
    double quantile(double share) {
        return count == 0 ? Double.NaN : micros[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }
}
