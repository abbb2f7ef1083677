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
        long now = ticker.getAsLong();
        Entry entry = entries.get(id);
        if (entry != null && entry.until() - now > 0) {
            return entry.user();
        }
        // Held while reading, so that a write that forgets in between is not undone by an older answer.
        return entries.compute(bounded(id), (key, old) -> new Entry(store.find(id), now + ttlNanos))
                .user();
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
