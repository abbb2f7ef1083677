package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.ExternalId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes to the users of one namespace: each one short transaction. A user's row is locked first and the guard's row
 * after it, never the other way round, so that no two wait for each other; the judgement is made in Java on the locked
 * row, by the same code as every store's.
 */
final class UserWrites {
    private static final String BY_ID = UserReads.BY_ID + " FOR UPDATE";

    private static final String DELETE = "DELETE FROM jex_user WHERE namespace = ? AND id = ?";
    private static final String MARK =
            "UPDATE jex_deleted_caller SET deleted_at = GREATEST(deleted_at, ?) WHERE namespace = ? AND digest = ?";
    private static final String FIRST_MARK =
            "INSERT INTO jex_deleted_caller (deleted_at, namespace, digest) VALUES (?, ?, ?)";

    private final Database database;
    private final String namespace;
    private final Guard guard;
    private final UserIndex index;

    UserWrites(Database database, String namespace) {
        this.database = database;
        this.namespace = namespace;
        this.guard = new Guard(namespace);
        this.index = new UserIndex(namespace);
    }

    /** Makes the row that {@link Guard} locks. */
    void prepare() {
        database.transact(connection -> guard.prepare(connection));
    }

    UserWrite create(UserRecord user) {
        return database.transact(connection -> {
            Optional<String> taken = index.takenForNew(connection, user);
            if (taken.isPresent()) {
                return new UserWrite.Taken(taken.get());
            }
            guard.occupy(connection);
            return insert(connection, user);
        });
    }

    UserWrite createFirst(UserRecord user) {
        return database.transact(connection -> {
            guard.lock(connection);
            return guard.isEmpty(connection) ? insert(connection, user) : new UserWrite.Conflict();
        });
    }

    UserWrite update(String id, UserPatch patch) {
        return database.transact(connection -> {
            Optional<UserRecord> found = lock(connection, id);
            if (found.isEmpty()) {
                return new UserWrite.Absent();
            }
            UserRecord user = found.get();
            if (!patch.matches(user)) {
                return new UserWrite.Conflict();
            }
            UserRecord changed = patch.applyTo(user);
            Optional<String> taken = index.takenForChange(connection, user, changed);
            if (taken.isPresent()) {
                return new UserWrite.Taken(taken.get());
            }
            if (patch.keepOneAdmin() && !changed.isActingAdmin() && guard.isLastAdmin(connection, user)) {
                return new UserWrite.LastAdmin();
            }
            index.change(connection, user, changed);
            Sql.update(connection, UserRow.UPDATE, UserRow.forUpdate(namespace, changed));
            return new UserWrite.Done(changed);
        });
    }

    UserWrite delete(String id, Instant at) {
        return database.transact(connection -> {
            Optional<UserRecord> found = lock(connection, id);
            if (found.isEmpty()) {
                return new UserWrite.Absent();
            }
            UserRecord user = found.get();
            if (guard.isLastAdmin(connection, user)) {
                return new UserWrite.LastAdmin();
            }
            if (user.external().isPresent()) {
                mark(connection, user.external().get(), Times.nanos(at));
            }
            Sql.update(connection, DELETE, namespace, id); // what belongs to the user goes with the row
            return new UserWrite.Done(user);
        });
    }

    private Optional<UserRecord> lock(Connection connection, String id) throws SQLException {
        return UserReads.isText(id)
                ? Sql.first(connection, BY_ID, UserRow::read, namespace, id)
                        .filter(user -> user.id().equals(id))
                : Optional.empty();
    }

    private UserWrite insert(Connection connection, UserRecord user) throws SQLException {
        Sql.update(connection, UserRow.INSERT, UserRow.forInsert(namespace, user));
        index.add(connection, user);
        return new UserWrite.Done(user);
    }

    private void mark(Connection connection, ExternalId caller, long at) throws SQLException {
        byte[] digest = Digest.of(caller.identifier());
        if (Sql.update(connection, MARK, at, namespace, digest) == 0) {
            Sql.update(connection, FIRST_MARK, at, namespace, digest);
        }
    }
}
