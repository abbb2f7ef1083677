package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserRecord;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One row per namespace, which is written, and so locked until the end of the transaction, by what two must not do at
 * once: create the first user, and take away an acting admin. Writing it, rather than locking it alone, has the database
 * notice a second one at every level of isolation. Immutable.
 */
final class Guard {
    private static final String PREPARE = "INSERT INTO jex_guard (namespace, occupied, locks) VALUES (?, FALSE, 0)";
    private static final String IS_PREPARED = "SELECT 1 FROM jex_guard WHERE namespace = ?";
    private static final String LOCK = "UPDATE jex_guard SET locks = locks + 1, occupied = TRUE WHERE namespace = ?";
    private static final String OCCUPY =
            "UPDATE jex_guard SET occupied = TRUE WHERE namespace = ? AND occupied = FALSE";
    private static final String ANYBODY = "SELECT id FROM jex_user WHERE namespace = ? LIMIT 1";
    static final String OTHER_ADMIN =
            "SELECT id FROM jex_user WHERE namespace = ? AND acting_admin = TRUE AND id <> ? LIMIT 1";

    private final String namespace;

    Guard(String namespace) {
        this.namespace = namespace;
    }

    /** Once; tells whether it had to. */
    boolean prepare(Connection connection) throws SQLException {
        boolean there =
                Sql.first(connection, IS_PREPARED, row -> true, namespace).isPresent();
        if (!there) {
            Sql.update(connection, PREPARE, namespace);
        }
        return !there;
    }

    void lock(Connection connection) throws SQLException {
        if (Sql.update(connection, LOCK, namespace) != 1) {
            throw new SQLException("the row of the guard is gone", "JEX01");
        }
    }

    /** Waits for whoever creates the first user right now. Locks nothing once anybody was there. */
    void occupy(Connection connection) throws SQLException {
        Sql.update(connection, OCCUPY, namespace);
    }

    boolean isEmpty(Connection connection) throws SQLException {
        return Sql.first(connection, ANYBODY, row -> true, namespace).isEmpty();
    }

    /** Whether no acting admin would remain without this one. Locks, where the user is one. */
    boolean isLastAdmin(Connection connection, UserRecord user) throws SQLException {
        if (!user.isActingAdmin()) {
            return false;
        }
        lock(connection);
        return Sql.first(connection, OTHER_ADMIN, row -> true, namespace, user.id())
                .isEmpty();
    }
}
