package com.jsonexpress.identity.benchmarks.password;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The contestants of {@link PasswordBenchmark} in turns, by the processor time that a hash takes: for a machine that others
 * use, too. Prints milliseconds (median, least and most of the rounds), the ratio of the library's to theirs, and bytes
 * allocated per hash. Arguments: how many threads hash at once, and
 * {@code peers} if the other Java implementations are wanted.
 */
public final class PasswordTimes {
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 9;
    private static final int HASHES = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Cost(double milliseconds, double bytes) {}

    private PasswordTimes() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        PasswordBenchmark hashes = new PasswordBenchmark();
        hashes.start();
        Map<String, Runnable> contestants = new LinkedHashMap<>();
        contestants.put("native library", hashes::nativeLibrary);
        contestants.put("vector", hashes::vector);
        if (arguments.length > 1) {
            contestants.put("Bouncy Castle", hashes::bouncyCastle);
            contestants.put("Password4j", hashes::password4j);
            contestants.put("Spring Security", hashes::spring);
        }

        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (Runnable hash : contestants.values()) {
            run(pool, threads, WARM_UP / threads, hash);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var contestant : contestants.entrySet()) {
                costs.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
                        .addAll(run(pool, threads, HASHES, contestant.getValue()));
            }
        }
        pool.shutdown();
        double floor = median(costs.get("native library"));
        costs.forEach((name, all) -> System.out.printf(
                "| %s | %.1f (%.1f–%.1f) | %.2f | %,.0f |%n",
                name,
                median(all),
                sorted(all)[0],
                sorted(all)[all.size() - 1],
                floor / median(all),
                all.stream().mapToDouble(Cost::bytes).average().orElseThrow()));
    }

    private static List<Cost> run(ExecutorService pool, int threads, int count, Runnable hash) throws Exception {
        List<Future<Cost>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> cost(count, hash)));
        }
        List<Cost> costs = new ArrayList<>();
        for (Future<Cost> one : running) {
            costs.add(one.get());
        }
        return costs;
    }

    private static Cost cost(int count, Runnable hash) {
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < count; i++) {
            hash.run();
        }
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - time) / 1e6 / count,
                (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / count);
    }

    private static double median(List<Cost> costs) {
        return sorted(costs)[costs.size() / 2];
    }

    private static double[] sorted(List<Cost> costs) {
        double[] times = costs.stream().mapToDouble(Cost::milliseconds).toArray();
        Arrays.sort(times);
        return times;
    }
}
