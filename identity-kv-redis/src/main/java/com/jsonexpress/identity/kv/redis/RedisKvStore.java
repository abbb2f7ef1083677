package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in Redis (6.2 or later) or Valkey, shared by all instances of an application. A value ends by the clock of
 * Redis, up to two milliseconds early. Each operation is one command or one script on one key, so that a cluster will do. Thread-safe: all
 * threads share one connection, on which their commands are pipelined.
 */
public final class RedisKvStore implements IKvStore {
    /** All that is there while it runs. */
    private record Running(Link link, Values values) {}

    private volatile @Nullable Running running;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return RedisKeys.all();
    }

    @Override
    public List<Mistake> check(Config config) {
        return Addresses.check(config);
    }

    @Override
    public void start(ProviderContext context) {
        Link link = Link.open(context);
        try {
            ServerCheck.run(link);
            running = new Running(link, new Values(link, Prefix.of(context)));
        } catch (RuntimeException | Error e) {
            link.close();
            throw e;
        }
    }

    @Override
    public Health health() {
        Running now = running;
        return now == null ? Health.down("not running") : now.link().health();
    }

    @Override
    public void close() {
        Running now = running;
        running = null;
        if (now != null) {
            now.link().close();
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return values().get(key);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        values().set(key, value, ttl);
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        return values().setIfAbsent(key, value, ttl);
    }

    @Override
    public Optional<byte[]> take(String key) {
        return values().take(key);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        return values().replace(key, expected, value, ttl);
    }

    @Override
    public long increment(String key, Duration ttl) {
        return values().increment(key, ttl);
    }

    @Override
    public boolean delete(String key) {
        return values().delete(key);
    }

    private Values values() {
        Running now = running;
        if (now == null) {
            throw new UnavailableException("the redis key-value store is not running");
        }
        return now.values();
    }
}
