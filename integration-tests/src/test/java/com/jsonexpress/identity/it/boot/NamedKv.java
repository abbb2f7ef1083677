package com.jsonexpress.identity.it.boot;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A key-value store of another name, and as if it were meant for production. */
public abstract class NamedKv implements IKvStore {
    private final MemoryKvStore values = new MemoryKvStore();
    private final String name;

    NamedKv(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public void start(ProviderContext context) {
        values.start(context);
    }

    @Override
    public Health health() {
        return values.health();
    }

    @Override
    public Optional<byte[]> get(String key) {
        return values.get(key);
    }

    @Override
    public void set(String key, byte[] value, Duration ttl) {
        values.set(key, value, ttl);
    }

    @Override
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        return values.setIfAbsent(key, value, ttl);
    }

    @Override
    public Optional<byte[]> take(String key) {
        return values.take(key);
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        return values.replace(key, expected, value, ttl);
    }

    @Override
    public long increment(String key, Duration ttl) {
        return values.increment(key, ttl);
    }

    @Override
    public boolean delete(String key) {
        return values.delete(key);
    }

    @Override
    public void close() {
        values.close();
    }

    /** Packed into a jar of its own. */
    public static final class Alpha extends NamedKv {
        public Alpha() {
            super("alpha");
        }

        @Override
        public List<ConfigKey<?>> configKeys() {
            return List.of(ConfigKey.text("jex.alpha.url", "where it is"));
        }
    }

    /** Packed into another jar. */
    public static final class Beta extends NamedKv {
        public Beta() {
            super("beta");
        }
    }

    /** Keeps out of the way until it is named. */
    public static final class OnRequest extends NamedKv {
        public OnRequest() {
            super("shy");
        }

        @Override
        public Traits traits() {
            return Traits.PRODUCTION_ON_REQUEST;
        }
    }

    /** Cannot be made. */
    public static final class Broken extends NamedKv {
        public Broken() {
            super("broken");
            throw new IllegalStateException("its native library is missing");
        }
    }
}
