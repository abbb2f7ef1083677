package com.jsonexpress.identity.core.limit;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How much of one kind may be under way in this process at once; what comes on top waits its turn. A guess counts against
 * its account and its source until it turns out to be right, so without this a burst of right passwords would look like wrong ones. Whether
 * there is such an account makes no difference. Thread-safe; takes memory for what is under way alone.
 */
public final class Turns {
    private static final Duration SOON = Duration.ofSeconds(1);

    private record Line(Semaphore free, int users) {
        Line with(int more) {
            return new Line(free, users + more);
        }
    }

    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience how long one may wait */
    public Turns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does the work, one of at most {@code most} of this key.
     *
     * @throws UnavailableException where its turn does not come in time, or the thread is interrupted; nothing done then
     */
    public <T> T run(String key, int most, Supplier<T> work) {
        Semaphore free = lines.merge(key, new Line(new Semaphore(most, true), 1), (now, added) -> now.with(1))
                .free();
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw unavailable();
            }
            try {
                return work.get();
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            lines.computeIfPresent(key, (name, now) -> now.users() == 1 ? null : now.with(-1));
        }
    }

    /** How many keys have something under way. */
    int size() {
        return lines.size();
    }

    private static UnavailableException unavailable() {
        return new UnavailableException(
                "Too many passwords of one account, or of one network, are being tried at once", SOON);
    }
}
