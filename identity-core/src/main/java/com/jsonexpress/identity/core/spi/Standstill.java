package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For those who write a queue: whether one queue stands still because what its jobs need is away
 * ({@link JobHandler#handle}). While it does, one job a second is let through, even where the one before has no answer
 * yet; as soon as one ends in any other way the queue goes on. The log tells of it, once in five minutes, and of its end.
 * Thread-safe.
 */
public final class Standstill {
    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

    /** The time between two jobs that are tried. */
    public static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration QUIET = Duration.ofMinutes(5);

    private final String queue;
    private final LongSupplier ticker;

    private boolean still;
    private long begun;
    private long begunAt;
    private long proven;
    private boolean told;
    private long quietUntil;

    /**
     * One that does not stand still.
     *
     * @param queue its name, for the log
     * @param ticker the monotonic clock of the {@link ProviderContext}
     */
    public Standstill(String queue, LongSupplier ticker) {
        this.queue = queue;
        this.ticker = ticker;
        this.quietUntil = ticker.getAsLong();
    }

    /** How many of so many jobs may begin now: all, none or, while it stands still, one a second. */
    public synchronized int open(int wanted) {
        return !still ? wanted : ticker.getAsLong() - begunAt >= PAUSE.toNanos() ? Math.min(1, wanted) : 0;
    }

    /** How long it lets no job begin; zero where one may. */
    public synchronized Duration closedFor() {
        long rest = still ? PAUSE.toNanos() - (ticker.getAsLong() - begunAt) : 0;
        return Duration.ofNanos(Math.max(0, rest));
    }

    public synchronized boolean isStill() {
        return still;
    }

    /** A job begins; to be called for each before it runs. Its number is told again when it ends. */
    public synchronized long begin() {
        begunAt = ticker.getAsLong();
        return ++begun;
    }

    /**
     * What the job of this number needs is away. To be called before the job is put back.
     *
     * @return whether it is put back as if it had not been tried; else it failed like any other: one that alone finds
     *     something away, while others of the queue end, is to blame itself
     */
    public boolean away(long number, UnavailableException reason) {
        boolean putBack;
        boolean tell;
        synchronized (this) {
            putBack = still || proven == 0;
            // a job that began before one which ended in another way since tells of a time that is over
            still |= number >= proven;
            tell = still && mayTell();
        }
        if (tell) {
            tell(() -> LOG.warn(
                    "Queue {} stands still: what its jobs need is away ({}). One job a second is tried.",
                    queue,
                    Faults.clean(String.valueOf(reason.getMessage()))));
        }
        return putBack;
    }

    /** The job of this number ended in another way, well or not. */
    public void over(long number) {
        if (goOn(number)) {
            tell(() -> LOG.info("Queue {} goes on.", queue));
        }
    }

    private boolean mayTell() {
        long tick = ticker.getAsLong();
        boolean may = tick - quietUntil >= 0;
        if (may) {
            told = true;
            quietUntil = tick + QUIET.toNanos();
        }
        return may;
    }

    private synchronized boolean goOn(long number) {
        proven = Math.max(proven, number);
        boolean tell = told;
        still = false;
        told = false;
        return tell;
    }

    /** No log that fails keeps a job from being settled. */
    private static void tell(Runnable line) {
        try {
            line.run();
        } catch (RuntimeException | Error e) {
            // there is nowhere to tell it
        }
    }
}
