package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an external issuer's keys: one thread fetches them, by the {@link FetchSchedule}, one fetch at a time; requests
 * read what is there. A token whose key is there never waits and takes no lock.
 *
 * <p>Only a request whose key is not there, or whose signature is not good by it, waits, at most {@link #PATIENCE}, for a fetch that is under way
 * or allowed now; at most {@link #MAX_WAITING} wait at a time. Where the issuer does not answer it is 503, since nobody
 * can say then that there is no such key.
 */
final class JwksClient implements IssuerKeys, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final int MAX_WAITING = 16;

    /** One fetch; closed once, when no more are made. */
    interface Source extends AutoCloseable {
        KeySet fetch() throws JwksException, InterruptedException;

        @Override
        default void close() {}
    }

    private record Loaded(KeySet keys, long until) {}

    private final Source source;
    private final FetchSchedule schedule;
    private final LongSupplier ticker;
    private final KeyLog log;
    private final Thread thread = new Thread(this::work, "identity-jwks");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int waiting;
    private long fetches;
    private boolean fetching;
    private boolean closed;
    private volatile @Nullable Loaded loaded;

    private JwksClient(Source source, FetchSchedule schedule, LongSupplier ticker, KeyLog log) {
        this.source = source;
        this.schedule = schedule;
        this.ticker = ticker;
        this.log = log;
    }

    /** Begins the first fetch and waits for nothing. */
    static JwksClient start(Source source, FetchSchedule schedule, LongSupplier ticker, KeyLog log) {
        JwksClient client = new JwksClient(source, schedule, ticker, log);
        client.thread.setDaemon(true);
        client.thread.start();
        return client;
    }

    @Override
    public KeySet current(ExternalHeader header) {
        Loaded now = loaded;
        if (now != null && ticker.getAsLong() - now.until() < 0 && now.keys().knows(header)) {
            return now.keys();
        }
        lock.lock();
        try {
            return renewed(header);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public KeySet newerThan(KeySet keys) {
        lock.lock();
        try {
            Loaded now = usable();
            boolean askable = !schedule.failing() && waiting < MAX_WAITING;
            if (now == null || now.keys() != keys || !askable || !fetching && !schedule.want(ticker.getAsLong())) {
                return now == null ? keys : now.keys();
            }
            changed.signalAll();
            awaitFetch();
            Loaded after = usable();
            return after == null ? keys : after.keys();
        } finally {
            lock.unlock();
        }
    }

    private KeySet renewed(ExternalHeader header) {
        Loaded before = usable();
        if (before != null && before.keys().knows(header)) {
            return before.keys();
        }
        if (schedule.failing()) {
            throw unavailable(Duration.ofNanos(Math.max(0, schedule.untilNext(ticker.getAsLong()))));
        }
        if (before != null && !fetching && !schedule.want(ticker.getAsLong())) {
            return before.keys();
        }
        changed.signalAll();
        awaitFetch();
        Loaded after = usable();
        if (after == null || schedule.failing()) {
            throw unavailable(FetchSchedule.RETRY);
        }
        return after.keys();
    }

    private @Nullable Loaded usable() {
        return schedule.usable(ticker.getAsLong()) ? loaded : null;
    }

    private void awaitFetch() {
        if (closed || waiting >= MAX_WAITING) {
            throw unavailable(PATIENCE);
        }
        long seen = fetches;
        long patience = PATIENCE.toNanos();
        waiting++;
        try {
            while (fetches == seen) {
                if (patience <= 0) {
                    throw unavailable(PATIENCE);
                }
                patience = changed.awaitNanos(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(PATIENCE);
        } finally {
            waiting--;
        }
    }

    private static UnavailableException unavailable(Duration retryAfter) {
        return new UnavailableException("the issuer's keys cannot be fetched now", retryAfter);
    }

    private void work() {
        try (source) {
            while (awaitTurn()) {
                fetch();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long left = schedule.untilNext(ticker.getAsLong());
                if (left <= 0) {
                    schedule.begin(ticker.getAsLong());
                    fetching = true;
                    return true;
                }
                changed.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void fetch() throws InterruptedException {
        try {
            KeySet keys = source.fetch();
            tell(keys);
            end(keys);
        } catch (JwksException | RuntimeException | Error e) { // the thread outlives whatever one fetch ends in
            tell(e);
            end(null);
        }
    }

    private void tell(KeySet keys) {
        try {
            log.fetched(keys);
        } catch (RuntimeException | Error e) {
            // good keys count, told or not
        }
    }

    private void tell(Throwable failure) {
        try {
            String problem = failure instanceof JwksException refused
                    ? refused.problem()
                    : "could not be asked (" + failure.getClass().getSimpleName() + ")";
            log.failed(problem, usableNow());
        } catch (RuntimeException | Error e) {
            // no memory for words either
        }
    }

    private void end(@Nullable KeySet keys) {
        lock.lock();
        try {
            schedule.end(keys != null, ticker.getAsLong());
            if (keys != null) {
                loaded = new Loaded(unlessUnchanged(keys), schedule.until());
            }
            fetching = false;
            fetches++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The keys at hand where the issuer's are still these: what they vouched for stands. */
    private KeySet unlessUnchanged(KeySet fetched) {
        Loaded before = loaded;
        return before != null && before.keys().isSameAs(fetched) ? before.keys() : fetched;
    }

    private boolean usableNow() {
        lock.lock();
        try {
            return usable() != null;
        } finally {
            lock.unlock();
        }
    }

    /** How many fetches have ended. */
    long fetches() {
        lock.lock();
        try {
            return fetches;
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the clock again; for a ticker that does not go by itself. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread, and a fetch under way, within a second. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            fetches++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
