package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.testkit.MovableTime;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A pool whose database has a clock that a test moves: a row, which is set to the wall clock of the test before a
 * connection is handed out. For one test at a time.
 */
final class ClockedSource extends HikariDataSource {
    static final String SQL = "(SELECT nanos FROM test_clock)";

    private volatile MovableTime time = new MovableTime();
    private long shown;

    ClockedSource(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql.update(connection, "CREATE TABLE test_clock (nanos BIGINT NOT NULL)");
            Sql.update(connection, "INSERT INTO test_clock (nanos) VALUES (0)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        setJdbcUrl(url);
    }

    void follow(MovableTime time) {
        this.time = time;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        show(connection);
        return connection;
    }

    /** One after the other, or an earlier time could be the last that is written. */
    private synchronized void show(Connection connection) throws SQLException {
        long now = Times.nanos(time.clock().instant());
        if (now != shown) {
            Sql.update(connection, "UPDATE test_clock SET nanos = ?", now);
            shown = now;
        }
    }
}
