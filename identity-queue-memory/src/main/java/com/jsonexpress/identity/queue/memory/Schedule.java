package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.Cron;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** The jobs that are not due yet. Used under the lock of {@link Jobs} only. */
final class Schedule {
    /** Longer than any process lives, and far from where the ticker would wrap around. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private record Delayed(long due, Entry entry) {}

    private record Timed(Instant due, Entry entry) {}

    private final LongSupplier ticker;
    private final Clock clock;
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>((a, b) -> Long.signum(a.due - b.due));
    private final PriorityQueue<Timed> timed = new PriorityQueue<>(Comparator.comparing(Timed::due));

    Schedule(LongSupplier ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
    }

    void after(Duration delay, Entry entry) {
        delayed.add(new Delayed(ticker.getAsLong() + shorter(delay, FOREVER).toNanos(), entry));
    }

    /** At the first time of its cron that is after now and {@code delay}. */
    void atNextTime(Cron cron, Duration delay, Entry entry) {
        Instant next =
                cron.next(clock.instant().plus(delay).atZone(ZoneOffset.UTC)).toInstant();
        timed.add(new Timed(next, entry));
    }

    /** Takes out what is due, the longest due first. */
    List<Entry> due() {
        List<Entry> due = new ArrayList<>();
        long tick = ticker.getAsLong();
        for (Delayed next = delayed.peek(); next != null && tick - next.due >= 0; next = delayed.peek()) {
            due.add(delayed.remove().entry);
        }
        Instant now = clock.instant();
        for (Timed next = timed.peek(); next != null && !now.isBefore(next.due); next = timed.peek()) {
            due.add(timed.remove().entry);
        }
        return due;
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
