package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users in a database, shared by all instances of an application: PostgreSQL, or H2 embedded. It counts as durable,
 * also over H2 in memory, because what an address leads to is known only after the start. {@link #count} looks at every
 * user; everything else takes as long with a million as with a thousand. Thread-safe.
 */
public final class JdbcUserStore implements UserStore {
    /** All that is there while it runs. */
    private record Running(Databases.Lease lease, UserReads reads, UserWrites writes, Pulse pulse) {}

    private volatile @Nullable Running running;

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return JdbcKeys.ofTheDatabase();
    }

    @Override
    public void start(ProviderContext context) {
        Databases.Lease lease = Databases.open(context);
        running = lease.build(() -> {
            Database database = lease.database();
            UserWrites writes = new UserWrites(database, context.namespace());
            writes.prepare();
            return new Running(lease, new UserReads(database, context.namespace()), writes, new Pulse(database::ask));
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
            now.lease().close();
        }
    }

    @Override
    public UserWrite create(UserRecord user) {
        return running().writes().create(user);
    }

    @Override
    public UserWrite createFirst(UserRecord user) {
        return running().writes().createFirst(user);
    }

    @Override
    public Optional<UserRecord> find(String id) {
        return running().reads().find(id);
    }

    @Override
    public Optional<UserRecord> find(Identifier identifier) {
        return running().reads().find(identifier);
    }

    @Override
    public UserWrite update(String id, UserPatch patch) {
        return running().writes().update(id, patch);
    }

    @Override
    public UserWrite delete(String id, Instant at) {
        return running().writes().delete(id, at);
    }

    @Override
    public Optional<Instant> deletedAt(ExternalId caller) {
        return running().reads().deletedAt(caller);
    }

    @Override
    public UserRecordPage page(UserPageRequest request) {
        return running().reads().page(request);
    }

    @Override
    public long count() {
        return running().reads().count();
    }

    @Override
    public List<UserRecord> owedMail(Instant before, int limit) {
        return running().reads().owedMail(before, limit);
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new UnavailableException("the jdbc user store is not running");
        }
        return now;
    }
}
