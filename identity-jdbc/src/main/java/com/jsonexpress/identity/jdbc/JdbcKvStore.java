package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in a database, shared by all instances of an application. A value ends by the database's clock, which is
 * one for all; it is gone for every caller at that moment, and deleted soon after. A key has at most 2,000 bytes in
 * UTF-8. It counts as durable, also over H2 in memory. Used only where {@code jex.kv=jdbc} asks for it, so that what
 * is short-lived stays out of the primary database. Thread-safe.
 */
public final class JdbcKvStore implements IKvStore {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** All that is there while it runs. */
    private record Running(Databases.Lease lease, KvTable values, Purger purger, Pulse pulse) {}

    private final @Nullable String clock;
    private volatile @Nullable Running running;

    public JdbcKvStore() {
        this.clock = null;
    }

    /** With SQL that tells nanoseconds since 1970. */
    JdbcKvStore(String clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION_ON_REQUEST;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return JdbcKeys.ofTheDatabase();
    }

    @Override
    public void start(ProviderContext context) {
        Databases.Lease lease = Databases.open(context);
        running = lease.build(() -> {
            Database database =
                    clock == null ? lease.database() : lease.database().now(clock);
            KvTable values = new KvTable(database, context.namespace());
            Pulse pulse = new Pulse(database::ask);
            return new Running(lease, values, Purger.start(values, PAUSE, context.random()::nextDouble), pulse);
        });
    }

    @Override
    public Health health() {
        Running now = running;
        return now == null ? Health.down("not running") : now.pulse().health();
    }

    @Override
    public void close() {
        Running now = running;
        running = null;
        if (now != null) {
            now.purger().close();
            now.lease().close();
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

    private KvTable values() {
        Running now = running;
        if (now == null) {
            throw new UnavailableException("the jdbc key-value store is not running");
        }
        return now.values();
    }
}
