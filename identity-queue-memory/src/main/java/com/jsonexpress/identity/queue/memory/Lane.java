package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.Standstill;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One queue: its worker, its due jobs in order, the keys in use. Used under the lock of {@link Jobs} only. */
final class Lane {
    /**
     * How long a job lets whoever has just added it go first. Else it takes the processor of a request that is about to be
     * answered, and the time of that answer tells what the job had to do: whether somebody gets a mail (security-bar 11).
     */
    static final Duration COURTESY = Duration.ofMillis(5);

    private record Due(Entry entry, long since) {}

    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();

    final Standstill standstill;

    @Nullable
    JobHandler handler;

    int running;

    /** Whether a job has begun since the queue was closed. */
    boolean triedSinceClosed;

    Lane(Standstill standstill) {
        this.standstill = standstill;
    }

    /** Whether a job with this key waits or runs. */
    boolean isTaken(Optional<String> key) {
        return key.isPresent() && keys.contains(key.get());
    }

    void take(Optional<String> key) {
        key.ifPresent(keys::add);
    }

    void free(Optional<String> key) {
        key.ifPresent(keys::remove);
    }

    void add(Entry entry) {
        due.add(new Due(entry, System.nanoTime()));
    }

    Entry remove() {
        return due.remove().entry();
    }

    /**
     * Nanoseconds until the next job may begin, or until that is worth another look; none where it may.
     *
     * @param glance how soon a ticker that somebody moved is noticed
     */
    long untilReady(Duration glance) {
        long closed = standstill.closedFor().toNanos();
        return Math.max(untilRipe(), Math.min(closed, glance.toNanos()));
    }

    /** Nanoseconds until the next job has waited for as long as courtesy asks; none where that is over, or nothing waits. */
    private long untilRipe() {
        Due next = due.peek();
        return next == null ? 0 : next.since() + COURTESY.toNanos() - System.nanoTime();
    }

    boolean canRun(int threads) {
        return handler != null && !due.isEmpty() && running < threads;
    }

    /** Whether the queue, once closed, does what is due: where it stands still, one job more may tell that this is over. */
    boolean canRunOut() {
        return canRun(Integer.MAX_VALUE) && !(triedSinceClosed && standstill.isStill());
    }
}
