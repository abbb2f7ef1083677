package com.jsonexpress.identity.benchmarks.gate;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Some seconds in which so many callers call again as soon as they have been answered. Who is refused comes again after
 * a tenth of a second, and so thirty times earlier than {@code Retry-After} asks.
 *
 * @param perSecond calls that were done in time
 * @param refusedPerSecond calls that were refused
 * @param processor milliseconds of this process per call that was done
 */
public record Turn(double perSecond, double refusedPerSecond, double processor) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long PAUSE_MILLIS = 100;

    private record Count(long done, long last, long refused) {}

    /** {@code call} is told who calls, and whether it was done is its answer. */
    public static Turn of(int callers, long seconds, IntPredicate call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long processor = PROCESS.getProcessCpuTime();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Count>> counts = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                counts.add(threads.submit(() -> repeat(caller, call, begin, end)));
            }
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            processor = PROCESS.getProcessCpuTime() - processor;
            return sum(counts, begin, processor / 1e6, seconds);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Count repeat(int caller, IntPredicate call, long begin, long end) throws InterruptedException {
        long done = 0;
        long last = begin;
        long refused = 0;
        while (System.nanoTime() < end) {
            boolean answered = call.test(caller);
            long now = System.nanoTime();
            if (!answered) {
                refused++;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } else if (now < end) {
                done++;
                last = now;
            }
        }
        return new Count(done, last, refused);
    }

    /** Until the last one that was done in time: a call is too long to be cut at the end of a second. */
    private static Turn sum(List<Future<Count>> counts, long begin, double processor, long seconds) throws Exception {
        long done = 0;
        long last = begin;
        long refused = 0;
        for (Future<Count> each : counts) {
            done += each.get().done();
            last = Math.max(last, each.get().last());
            refused += each.get().refused();
        }
        return new Turn(done / ((last - begin) / 1e9), (double) refused / seconds, processor / done);
    }

    /** What would have been done between the two, on a machine whose speed changes. */
    static Turn mean(Turn before, Turn after) {
        return new Turn(
                (before.perSecond() + after.perSecond()) / 2,
                (before.refusedPerSecond() + after.refusedPerSecond()) / 2,
                (before.processor() + after.processor()) / 2);
    }

    /** Of an odd number of turns, the one in the middle. */
    public static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.stream().mapToDouble(figure).sorted().toArray()[turns.size() / 2];
    }

    /** How these compare with the others of the same rounds: median, least and most. */
    public static String ratio(List<Turn> these, List<Turn> others) {
        double[] ratios = IntStream.range(0, these.size())
                .mapToDouble(i -> these.get(i).perSecond() / others.get(i).perSecond())
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT, "%.3f (%.3f–%.3f)", ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }
}
