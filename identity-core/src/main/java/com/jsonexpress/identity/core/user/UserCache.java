package com.jsonexpress.identity.core.user;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers users on the application's routes for as long as {@code jex.auth.versionCacheTtl} says: with 0, the default,
 * every question is a read. Local writes are seen at once. A store that hangs on one user holds up no other. Bounded.
 * Thread-safe.
 */
public final class UserCache {
    private static final int MAX_USERS = 10_000;

    private record Entry(Optional<UserRecord> user, long until) {}

    private final UserStore store;
    private final long ttlNanos;
    private final LongSupplier ticker;
    private final Map<String, Slot> entries = new ConcurrentHashMap<>();

    public UserCache(UserStore store, Duration ttl, LongSupplier ticker) {
        this.store = store;
        this.ttlNanos = ttl.toNanos();
        this.ticker = ticker;
    }

    /** The user, read now. */
    public Optional<UserRecord> fresh(String id) {
        return store.find(id);
    }

    /** The user, as read at most the configured time ago. */
    public Optional<UserRecord> remembered(String id) {
        if (ttlNanos == 0) {
            return store.find(id);
        }
        return entries.computeIfAbsent(bounded(id), key -> new Slot()).entry(id).user();
    }

    /**
     * What is remembered of one user. A write that forgets takes the whole slot away, so that it is not undone by the
     * older answer of a read under way. One read at a time; only those who ask for the same user wait for it.
     */
    private final class Slot {
        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable Entry last;

        Entry entry(String id) {
            Entry now = last;
            return now != null && isGood(now) ? now : readOnce(id);
        }

        private Entry readOnce(String id) {
            try {
                reading.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("Interrupted while a user was being read", e);
            }
            try {
                Entry before = last; // whoever had to wait takes what the one before has read
                Entry now = before != null && isGood(before) ? before : read(id);
                last = now;
                return now;
            } finally {
                reading.unlock();
            }
        }
    }

    /** Counted from before the read, so that nothing is remembered for longer than allowed. */
    private Entry read(String id) {
        long until = ticker.getAsLong() + ttlNanos;
        return new Entry(store.find(id), until);
    }

    private boolean isGood(Entry entry) {
        return entry.until() - ticker.getAsLong() > 0;
    }

    void forget(String id) {
        entries.remove(id);
    }

    private String bounded(String id) {
        if (entries.size() >= MAX_USERS && !entries.containsKey(id)) {
            entries.clear();
        }
        return id;
    }
}
