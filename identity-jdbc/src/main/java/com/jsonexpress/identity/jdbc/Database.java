package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements on connections of one {@code DataSource}, in three ways, and turns whatever goes wrong into an
 * {@link UnavailableException}. A connection is held for the statements alone. Thread-safe.
 */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How long an answer may take, on the wire. */
    static final Duration ANSWER = Duration.ofSeconds(5);

    /** Past this age nothing is tried again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int MOST_ATTEMPTS = 50;
    private static final Duration LONGEST_NAP = Duration.ofMillis(20);

    /** Some statements. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private enum Way {
        /** One statement without effect: repeated also where the connection was dead. */
        READ,
        /** One statement with effect: whether it was done before the connection died nobody knows. */
        WRITE,
        /** Several, all or nothing. */
        TRANSACTION
    }

    private final DataSource source;
    private final Dialect dialect;
    private final DoubleSupplier random;

    /** @param random from 0 to 1, for pauses */
    Database(DataSource source, Dialect dialect, DoubleSupplier random) {
        this.source = source;
        this.dialect = dialect;
        this.random = random;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The same database, asked for the time in another way. */
    Database now(String sql) {
        return new Database(source, dialect.now(sql), random);
    }

    /** Up, where it answers. */
    Health ask() {
        read(connection -> Sql.first(connection, "SELECT 1", row -> row.getInt(1)));
        return Health.ok();
    }

    /** One statement that changes nothing. */
    <T> T read(Work<T> work) {
        return run(Way.READ, work);
    }

    /** One statement that is atomic by itself. */
    <T> T write(Work<T> work) {
        return run(Way.WRITE, work);
    }

    /** All or nothing. May be run several times: where somebody else was faster, the database undoes it first. */
    <T> T transact(Work<T> work) {
        return run(Way.TRANSACTION, work);
    }

    private <T> T run(Way way, Work<T> work) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Attempt<T> tried = new Attempt<>(way, work);
            try {
                return tried.run();
            } catch (SQLException e) {
                boolean late = System.nanoTime() - start > PATIENCE.toNanos() || attempt == MOST_ATTEMPTS;
                if (late || Thread.currentThread().isInterrupted() || !tried.mayRepeat(e)) {
                    throw Failures.unavailable(e);
                }
                nap(attempt);
            }
        }
    }

    /** Those who met do not meet again. */
    private void nap(int attempt) {
        long longest = Math.min(LONGEST_NAP.toNanos(), 1_000_000L << Math.min(attempt, 10));
        LockSupport.parkNanos((long) (longest * random.getAsDouble()));
    }

    private final class Attempt<T> {
        private final Way way;
        private final Work<T> work;
        private boolean connected;
        private boolean committing;

        Attempt(Way way, Work<T> work) {
            this.way = way;
            this.work = work;
        }

        T run() throws SQLException {
            try (Connection connection = source.getConnection()) {
                connected = true;
                boolean auto = connection.getAutoCommit();
                int timeout = limit(connection);
                try {
                    return way == Way.TRANSACTION ? commit(connection) : alone(connection, auto);
                } finally {
                    giveBack(connection, auto, timeout);
                }
            }
        }

        private T alone(Connection connection, boolean auto) throws SQLException {
            if (!auto) {
                connection.setAutoCommit(true);
            }
            return work.run(connection);
        }

        private T commit(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                committing = true;
                connection.commit();
                return result;
            } catch (Throwable e) { // else what gives the connection back would commit a half
                rollback(connection, e);
                throw e;
            }
        }

        /** A pool must not get a connection back in the middle of a transaction. */
        private void rollback(Connection connection, Throwable failure) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                failure.addSuppressed(e); // the connection is broken, and the pool finds out
            }
        }

        boolean mayRepeat(SQLException e) {
            if (!connected) {
                return false;
            }
            return Failures.isBroken(e) ? way != Way.WRITE && !committing : Failures.isRace(e);
        }
    }

    /** A server that is there but silent would hold the caller forever. H2 is in this process, or knows no limit. */
    private int limit(Connection connection) throws SQLException {
        if (!dialect.isPostgresql()) {
            return 0;
        }
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
        return before;
    }

    /** As it came. What fails here undoes nothing: the pool finds out that the connection is broken. */
    private void giveBack(Connection connection, boolean auto, int timeout) {
        try {
            if (connection.getAutoCommit() != auto) {
                connection.setAutoCommit(auto);
            }
            if (dialect.isPostgresql()) {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
        } catch (SQLException e) {
            LOG.debug("A connection of the database cannot be given back as it came ({})", Failures.told(e));
        }
    }
}
