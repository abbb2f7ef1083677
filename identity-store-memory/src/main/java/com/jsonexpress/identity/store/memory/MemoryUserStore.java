package com.jsonexpress.identity.store.memory;

import com.jsonexpress.identity.Health;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users in the memory of this process: they end with it, and other processes do not see them. Thread-safe; reads
 * take no lock, writes take one.
 */
public final class MemoryUserStore implements UserStore {
    private volatile @Nullable UserTable users;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {
        users = new UserTable();
    }

    @Override
    public Health health() {
        UserTable now = users;
        return now == null ? Health.down("not running") : Health.ok(Map.of("users", now.count()));
    }

    @Override
    public void close() {
        users = null;
    }

    @Override
    public UserWrite create(UserRecord user) {
        return users().create(user);
    }

    @Override
    public UserWrite createFirst(UserRecord user) {
        return users().createFirst(user);
    }

    @Override
    public Optional<UserRecord> find(String id) {
        return users().find(id);
    }

    @Override
    public Optional<UserRecord> find(Identifier identifier) {
        return users().find(identifier);
    }

    @Override
    public UserWrite update(String id, UserPatch patch) {
        return users().update(id, patch);
    }

    @Override
    public UserWrite delete(String id, Instant at) {
        return users().delete(id, at);
    }

    @Override
    public Optional<Instant> deletedAt(ExternalId caller) {
        return users().deletedAt(caller);
    }

    @Override
    public UserRecordPage page(UserPageRequest request) {
        return users().page(request);
    }

    @Override
    public long count() {
        return users().count();
    }

    @Override
    public List<UserRecord> owedMail(Instant before, int limit) {
        return users().owedMail(before, limit);
    }

    private UserTable users() {
        UserTable now = users;
        if (now == null) {
            throw new UnavailableException("the memory user store is not running");
        }
        return now;
    }
}
