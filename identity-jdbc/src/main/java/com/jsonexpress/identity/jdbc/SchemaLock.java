package com.jsonexpress.identity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Lets one instance at a time change the schema. On PostgreSQL everything is one transaction under an advisory lock, on
 * the given connection. On H2 each change of a table is committed by itself, so a row is locked on a second connection,
 * and the files can be run again after a crash in their middle. For one thread.
 */
abstract sealed class SchemaLock implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Waits for at most a minute. */
    static SchemaLock take(DataSource source, Connection connection, Dialect dialect) throws SQLException {
        return dialect.isPostgresql() ? new Advisory(connection) : Row.take(source);
    }

    /** Keeps what was done under it. */
    abstract void commit() throws SQLException;

    @Override
    public abstract void close() throws SQLException;

    private static final class Advisory extends SchemaLock {
        /** "jex_sche" in ASCII: any number that nobody else takes. */
        private static final long KEY = 0x6a65785f73636865L;

        private final Connection connection;
        private final boolean auto;

        Advisory(Connection connection) throws SQLException {
            this.connection = connection;
            this.auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            // else what is seen may be from before the lock was waited for
            Sql.update(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            Sql.update(connection, "SET LOCAL statement_timeout = 0");
            Sql.update(connection, "SET LOCAL lock_timeout = " + LONGEST.toMillis());
            Sql.first(connection, "SELECT pg_advisory_xact_lock(?)", row -> "", KEY);
        }

        @Override
        void commit() throws SQLException {
            connection.commit();
        }

        /** Undoes what was not committed, and unlocks. */
        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    private static final class Row extends SchemaLock {
        private final Connection connection;
        private final boolean auto;

        private Row(Connection connection) throws SQLException {
            this.connection = connection;
            this.auto = connection.getAutoCommit();
        }

        static Row take(DataSource source) throws SQLException {
            Row row = new Row(source.getConnection());
            try {
                row.prepare();
                row.lock();
                return row;
            } catch (SQLException | RuntimeException | Error e) {
                try (row) {
                    throw e;
                }
            }
        }

        private void prepare() throws SQLException {
            connection.setAutoCommit(true);
            Sql.update(connection, "CREATE TABLE IF NOT EXISTS jex_schema_lock (id INT PRIMARY KEY)");
            try {
                Sql.update(connection, "MERGE INTO jex_schema_lock KEY (id) VALUES (1)");
            } catch (SQLException e) {
                if (!Failures.isRace(e)) {
                    throw e;
                }
            }
            connection.setAutoCommit(false);
        }

        private void lock() throws SQLException {
            for (long start = System.nanoTime(); ; ) {
                try {
                    Sql.first(connection, "SELECT id FROM jex_schema_lock WHERE id = 1 FOR UPDATE", row -> "");
                    return;
                } catch (SQLException e) {
                    if (!Failures.isRace(e) || System.nanoTime() - start > LONGEST.toNanos()) {
                        throw e;
                    }
                }
            }
        }

        @Override
        void commit() {}

        @Override
        public void close() throws SQLException {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(auto);
            }
        }
    }
}
