package com.jsonexpress.identity.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Sets the clock in the database, where the ticker has moved, before it hands a connection out. Thread-safe. */
final class TimedSource implements DataSource {
    private static final long BASE = 1_767_225_600_000_000_000L;

    private final DataSource source;
    private final String id;
    private final LongSupplier ticker;
    private final long first;
    private final AtomicLong set = new AtomicLong(-1);

    TimedSource(DataSource source, String id, LongSupplier ticker) {
        this.source = source;
        this.id = id;
        this.ticker = ticker;
        this.first = ticker.getAsLong();
        try (Connection connection = source.getConnection()) {
            Sql.update(connection, "INSERT INTO test_clock (id, nanos) VALUES (?, ?)", id, BASE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SQL for nanoseconds since 1970. */
    String now() {
        return "(SELECT nanos FROM test_clock WHERE id = '" + id + "')";
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        long passed = ticker.getAsLong() - first;
        if (set.get() != passed) {
            Sql.update(connection, "UPDATE test_clock SET nanos = ? WHERE id = ?", BASE + passed, id);
            set.set(passed); // only once it is there: whoever sees it may rely on it
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(TimedSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
