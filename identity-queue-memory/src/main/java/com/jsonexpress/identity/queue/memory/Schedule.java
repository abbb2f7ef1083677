package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.Cron;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The jobs that are not due yet. Used under the lock of {@link Jobs} only. */
final class Schedule {
    /** Longer than any process lives, and far from where the ticker would wrap around. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private record Delayed(long due, Entry entry) {}

    /** @param waits the tick up to which its delay lasts */
    private record Timed(Instant due, long waits, Cron cron, Entry entry) {}

    private final LongSupplier ticker;
    private final Clock clock;
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>((a, b) -> Long.signum(a.due - b.due));
    private final PriorityQueue<Timed> timed = new PriorityQueue<>(Comparator.comparing(Timed::due));
    private Instant seen = Instant.MIN;

    Schedule(LongSupplier ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    void after(Duration delay, Entry entry) {
        delayed.add(new Delayed(ticker.getAsLong() + shorter(delay, FOREVER).toNanos(), entry));
    }

    /** At the first time of its cron that is after now and {@code delay}, and after the occurrence before. */
    void atNextTime(Cron cron, Duration delay, Entry entry) {
        Duration wait = shorter(delay, FOREVER);
        long waits = ticker.getAsLong() + wait.toNanos();
        timed.add(new Timed(cron.following(entry.due(), clock.instant().plus(wait)), waits, cron, entry));
    }

    /** Hands what is due to {@code taker}, the longest due first; where that fails the rest stays. */
    void due(Consumer<Entry> taker) {
        long tick = ticker.getAsLong();
        for (Delayed next = delayed.peek(); next != null && tick - next.due >= 0; next = delayed.peek()) {
            taker.accept(next.entry);
            delayed.remove();
        }
        Instant now = clock.instant();
        if (now.isBefore(seen)) {
            catchUp(now, tick);
        }
        seen = now;
        for (Timed next = timed.peek(); next != null && !now.isBefore(next.due); next = timed.peek()) {
            taker.accept(next.entry.due(next.due));
            timed.remove();
        }
    }

    /** The clock was set back: what was planned by the time before is planned anew. */
    private void catchUp(Instant now, long tick) {
        List<Timed> planned = List.copyOf(timed);
        timed.clear();
        for (Timed plan : planned) {
            Instant due = plan.cron.replanned(plan.due, now.plusNanos(Math.max(0, plan.waits - tick)));
            timed.add(new Timed(due, plan.waits, plan.cron, plan.entry));
        }
    }

    /** How long until the next one is due, at most {@code longest}. */
    Duration untilNext(Duration longest) {
        Duration wait = longest;
        Delayed tick = delayed.peek();
        if (tick != null) {
            wait = shorter(wait, Duration.ofNanos(tick.due - ticker.getAsLong()));
        }
        Timed time = timed.peek();
        return time == null ? wait : shorter(wait, Duration.between(clock.instant(), time.due));
    }

    boolean isEmpty() {
        return delayed.isEmpty() && timed.isEmpty();
    }

    /** How many wait for a time of their own, rather than for one that repeats. */
    int delayed() {
        return delayed.size();
    }

    int size() {
        return delayed.size() + timed.size();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
