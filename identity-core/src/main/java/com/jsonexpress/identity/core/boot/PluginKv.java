package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.time.Duration;
import java.util.Optional;

/** The store as one plugin sees it: its own keys alone, and nothing to start or close. */
final class PluginKv implements IKvStore {
    private final IKvStore store;
    private final String prefix;

    /** No name of a plugin holds a slash, so that no prefix begins another. */
    PluginKv(IKvStore store, String plugin) {
        this.store = store;
        this.prefix = "plugin/" + plugin + "/";
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Traits traits() {
        return store.traits();
    }

    @Override
    public void start(ProviderContext context) {
        throw new IllegalStateException("the store is started already");
    }

    @Override
    public Health health() {
        return store.health();
    }

    @Override
    public Optional<byte[]> get(String key) {
        return store.get(prefix + key);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        store.set(prefix + key, value, ttl);
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        return store.setIfAbsent(prefix + key, value, ttl);
    }

    @Override
    public Optional<byte[]> take(String key) {
        return store.take(prefix + key);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        return store.replace(prefix + key, expected, value, ttl);
    }

    @Override
    public long increment(String key, Duration ttl) {
        return store.increment(prefix + key, ttl);
    }

    @Override
    public boolean delete(String key) {
        return store.delete(prefix + key);
    }
}
