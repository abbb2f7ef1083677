package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills the memory KV with as many sessions as the argument says, ten million by default, and prints what one costs in heap
 * beyond the bytes of its key and value; then what a caller waits who reads, sets and takes, while nothing ends and while all
 * of them end at once and are swept. Waits of a thread that does nothing but look at the clock stand beside: what the
 * garbage collector and the machine take from everybody. Prints Markdown.
 */
public final class MemoryGrowth {
    private static final String ID = "0".repeat(22);
    private static final byte[] VALUE = new byte[96];
    private static final Duration WATCHED = Duration.ofSeconds(5);

    private final AtomicLong now = new AtomicLong();
    private final MemoryKvStore kv = new MemoryKvStore();

    private MemoryGrowth() {}

    public static void main(String[] arguments) throws InterruptedException {
        new MemoryGrowth().run(arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]));
    }

    private void run(int count) throws InterruptedException {
        kv.start(new ProviderContext(
                Config.defaults(),
                Clock.systemUTC(),
                () -> System.nanoTime() + now.get(),
                new SecureRandom(),
                event -> {},
                "growth",
                List.of()));
        long before = heap();
        long slowest = 0;
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            kv.set(key(i), VALUE, Duration.ofDays(30));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        double each =
                (heap() - before) / (double) count - key(0).getBytes(StandardCharsets.US_ASCII).length - VALUE.length;
        System.out.printf(
                Locale.ROOT,
                "%,d entries of %d bytes: %.1f bytes of heap more for each; the slowest set while they came took %.1f ms%n%n",
                count,
                key(0).length() + VALUE.length,
                each,
                slowest / 1e6);
        System.out.println(
                "| meanwhile | seconds | rounds of get, set, take per ms | longest, ms | longest of who only looks at the clock, ms |");
        System.out.println("|---|---:|---:|---:|---:|");
        watch("nothing ends", count, -1);
        now.set(Duration.ofDays(31).toNanos());
        watch("all end and are swept", count, count / 1_000);
        kv.close();
    }

    /** For some seconds, and until no more than so many entries are left. */
    private void watch(String meanwhile, int count, long left) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong idle = new AtomicLong();
        Thread idler = new Thread(() -> {
            for (long last = System.nanoTime(); !over.get(); ) {
                Thread.onSpinWait();
                long next = System.nanoTime();
                idle.accumulateAndGet(next - last, Math::max);
                last = next;
            }
        });
        idler.start();
        SplittableRandom random = new SplittableRandom(1);
        long rounds = 0;
        long longest = 0;
        long begin = System.nanoTime();
        long last = begin;
        for (; last - begin < WATCHED.toNanos() || left >= 0 && entries() > left; rounds++) {
            kv.get(key(random.nextInt(count)));
            kv.set("new/" + rounds, VALUE, Duration.ofMinutes(1));
            kv.take("new/" + rounds);
            long next = System.nanoTime();
            longest = Math.max(longest, next - last);
            last = next;
        }
        over.set(true);
        idler.join();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.1f | %.1f |%n",
                meanwhile,
                (last - begin) / 1e9,
                rounds / ((last - begin) / 1e6),
                longest / 1e6,
                idle.get() / 1e6);
    }

    private long entries() {
        return kv.health().gauges().get("entries");
    }

    private static String key(int i) {
        return "session/" + ID.substring(Integer.toString(i).length()) + i;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
