package com.jsonexpress.identity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;

/** The version that the tables have. */
final class Version {
    /** What PostgreSQL and H2 say of a table that is not there. */
    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    private Version() {}

    /** 0 where there are no tables. */
    static int read(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return ask(connection);
        }
        Savepoint before = connection.setSavepoint(); // on PostgreSQL a statement that fails ends the transaction
        int version = ask(connection);
        if (version == 0) {
            connection.rollback(before);
        }
        return version;
    }

    private static int ask(Connection connection) throws SQLException {
        try {
            return Sql.first(connection, "SELECT MAX(version) FROM jex_schema_version", row -> row.getInt(1))
                    .orElse(0);
        } catch (SQLException e) {
            if (NO_TABLE.contains(Failures.state(e))) {
                return 0;
            }
            throw e;
        }
    }
}
