package com.jsonexpress.identity.core.user;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers users on the application's routes for as long as {@code jex.auth.versionCacheTtl} says: with 0, the default,
 * every question is a read. Local writes are seen at once. Bounded. Thread-safe.
 */
public final class UserCache {
    private static final int MAX_USERS = 10_000;

    private record Entry(Optional<UserRecord> user, long until) {}

    private final UserStore store;
    private final long ttlNanos;
    private final LongSupplier ticker;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

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
        Entry entry = entries.get(id);
        if (entry != null && isGood(entry)) {
            return entry.user();
        }
        // Held while reading, so that a write that forgets in between is not undone by an older answer. Whoever had to
        // wait takes what the one before has read.
        return entries.compute(bounded(id), (key, old) -> old != null && isGood(old) ? old : read(id))
                .user();
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
        if (entries.size() >= MAX_USERS) {
            entries.clear();
        }
        return id;
    }
}
