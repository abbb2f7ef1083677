package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Fills the memory KV with as many sessions as the argument says, ten million by default, and prints what one costs in heap
 * beyond the bytes of its key and value; and what a caller waits who sets them, and who reads, sets and takes while none of them
 * ends and while all of them end at once and are swept. Waits of a thread that does nothing but look at the clock stand beside: what the
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
        System.out.println(
                "| meanwhile | seconds | calls per ms | longest, ms | longest of who only looks at the clock, ms |");
        System.out.println("|---|---:|---:|---:|---:|");
        long before = heap();
        watch("all come", i -> i < count, i -> kv.set(key(i), VALUE, Duration.ofDays(30)));
        long entries = heap() - before;
        SplittableRandom random = new SplittableRandom(1);
        long end = System.nanoTime() + WATCHED.toNanos();
        watch("none ends", i -> System.nanoTime() < end, i -> visit(i, random.nextInt(count)));
        now.set(Duration.ofDays(31).toNanos());
        watch(
                "all end and are swept",
                i -> i % 1_000 != 0 || entries() > count / 1_000,
                i -> visit(i, random.nextInt(count)));
        System.out.printf(
                Locale.ROOT,
                "%n%,d entries of %d bytes: %.1f bytes of heap more for each%n",
                count,
                key(0).length() + VALUE.length,
                (double) entries / count - key(0).length() - VALUE.length);
        kv.close();
    }

    private void visit(int round, int known) {
        kv.get(key(known));
        kv.set("new/" + round, VALUE, Duration.ofMinutes(1));
        kv.take("new/" + round);
    }

    /** How often it was called, and the longest time between two ends of it, in nanoseconds. */
    private record Calls(int count, long longest) {

        static Calls of(IntPredicate goesOn, IntConsumer call) {
            int count = 0;
            long longest = 0;
            for (long last = System.nanoTime(); goesOn.test(count); count++) {
                call.accept(count);
                long next = System.nanoTime();
                longest = Math.max(longest, next - last);
                last = next;
            }
            return new Calls(count, longest);
        }
    }

    private static void watch(String meanwhile, IntPredicate goesOn, IntConsumer call) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Calls> idle =
                CompletableFuture.supplyAsync(() -> Calls.of(i -> !over.get(), i -> Thread.onSpinWait()));
        long begin = System.nanoTime();
        Calls calls = Calls.of(goesOn, call);
        double seconds = (System.nanoTime() - begin) / 1e9;
        over.set(true);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f | %.1f | %.1f |%n",
                meanwhile,
                seconds,
                calls.count() / seconds / 1e3,
                calls.longest() / 1e6,
                idle.join().longest() / 1e6);
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
