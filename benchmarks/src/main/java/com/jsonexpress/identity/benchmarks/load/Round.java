package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Some seconds of load on one server, by as many connections as there are threads, each of which sends its next request as soon as
 * it has the answer.
 *
 * @param perSecond answers
 * @param p50 microseconds from request to answer that half of them needed at most
 * @param p99 the same of 99 in 100
 * @param processor microseconds of the server's processor time per request
 * @param resident memory of the server at the end, in MB
 */
record Round(double perSecond, double p50, double p99, double processor, double resident) {
    private static final int MOST_MICROS = 100_000;

    static Round of(ServerProcess server, byte[] request, int connections, long seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            double processor = server.processorSeconds();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<int[]>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                counts.add(threads.submit(() -> send(server.port(), request, end)));
            }
            long[] sum = new long[MOST_MICROS + 1];
            for (Future<int[]> each : counts) {
                int[] count = each.get();
                for (int i = 0; i < count.length; i++) {
                    sum[i] += count[i];
                }
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            long answers = Arrays.stream(sum).sum();
            return new Round(
                    answers / elapsed,
                    quantile(sum, answers, 0.5),
                    quantile(sum, answers, 0.99),
                    1e6 * (server.processorSeconds() - processor) / answers,
                    server.residentMegabytes());
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many answers took so many microseconds. */
    private static int[] send(int port, byte[] request, long end) throws Exception {
        int[] counts = new int[MOST_MICROS + 1];
        try (Connection connection = new Connection(port)) {
            for (long sent = System.nanoTime(); sent < end; ) {
                connection.send(request);
                long now = System.nanoTime();
                counts[(int) Math.min(MOST_MICROS, (now - sent) / 1_000)]++;
                sent = now;
            }
        }
        return counts;
    }

    private static double quantile(long[] counts, long all, double share) {
        long seen = 0;
        for (int micros = 0; micros < counts.length; micros++) {
            seen += counts[micros];
            if (seen >= all * share) {
                return micros;
            }
        }
        return counts.length;
    }
}
