package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.error.BootException;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The databases in use. Providers of one application are made apart and never see each other, but have one pool, and the
 * schema is looked at once: whoever starts first opens, whoever closes last closes. Thread-safe.
 */
final class Databases {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<Settings, Databases> OPEN = new HashMap<>();

    /** A use of a database, to be closed once. */
    record Lease(Database database, Runnable end) {
        /** What is built on it; where that fails, the use is over. */
        <T> T build(Supplier<T> step) {
            return orClose(this::close, step);
        }

        void close() {
            end.run();
        }
    }

    private final Database database;
    private final AutoCloseable pool;
    private int users;

    private Databases(Database database, AutoCloseable pool) {
        this.database = database;
        this.pool = pool;
    }

    /** Opens the database, with its schema in place; {@link BootException} where that cannot be. */
    static Lease open(ProviderContext context) {
        Settings settings = Settings.of(context);
        synchronized (OPEN) {
            @Nullable Databases shared = OPEN.get(settings);
            if (shared == null) {
                shared = connect(settings, context.random()::nextDouble);
                OPEN.put(settings, shared);
            }
            shared.users++;
            return new Lease(shared.database, () -> release(settings));
        }
    }

    private static void release(Settings settings) {
        synchronized (OPEN) {
            @Nullable Databases shared = OPEN.get(settings);
            if (shared != null && --shared.users == 0) {
                OPEN.remove(settings);
                close(shared.pool);
            }
        }
    }

    private static Databases connect(Settings settings, DoubleSupplier random) {
        if (settings.offered().isPresent()) {
            DataSource source = settings.offered().get();
            return new Databases(prepared(source, settings, random), () -> {}); // the host's to close
        }
        HikariDataSource pool = ownPool(settings);
        return orClose(pool::close, () -> new Databases(prepared(pool, settings, random), pool));
    }

    /** What {@code step} makes; closes where that fails, whatever it throws. */
    private static <T> T orClose(Runnable close, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            close.run();
            throw e;
        }
    }

    /** How many are in use. */
    static int count() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    private static HikariDataSource ownPool(Settings settings) {
        try {
            return OwnPool.open(settings, JdbcKeys.text(settings.url().orElseThrow()));
        } catch (NoClassDefFoundError e) {
            throw new BootException(
                    JdbcKeys.URL + " needs a pool of connections, and there is none (" + e.getMessage()
                            + " is missing)",
                    "Add the dependency com.zaxxer:HikariCP, or hand over a DataSource instead of the address:"
                            + " IdentitySettings.none().offer(dataSource).");
        }
    }

    private static Database prepared(DataSource source, Settings settings, DoubleSupplier random) {
        Dialect dialect;
        try (Connection connection = first(source)) {
            dialect = Dialect.of(connection);
        } catch (SQLException e) {
            throw unreachable(e, settings);
        }
        new Schema(source, dialect).prepare(settings.initialize());
        return new Database(source, dialect, random);
    }

    /** A machine on which everything starts at once may take long for the first connection; a refusal is told at once. */
    private static Connection first(DataSource source) throws SQLException {
        for (long start = System.nanoTime(); ; ) {
            try {
                return source.getConnection();
            } catch (SQLTransientConnectionException e) {
                boolean refused = e.getCause() != null;
                if (refused || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** The driver's own words stay away: they may hold the address with its password. */
    private static BootException unreachable(SQLException e, Settings settings) {
        String which = settings.url().isPresent() ? "of " + JdbcKeys.URL : "behind the host's DataSource";
        Throwable reason = e.getCause() instanceof SQLException cause ? cause : e;
        String told = Failures.told((SQLException) reason);
        return told.startsWith("SQLState 28")
                ? new BootException(
                        "the database " + which + " refuses the user or the password (" + told + ")",
                        "Correct " + JdbcKeys.USER + " and " + JdbcKeys.PASSWORD + ".")
                : new BootException(
                        "the database " + which + " cannot be reached (" + told + ")",
                        "Start the database, or correct " + JdbcKeys.URL + ".");
    }

    private static void close(AutoCloseable pool) {
        try {
            pool.close();
        } catch (Exception e) {
            throw new IllegalStateException("the pool cannot be closed", e);
        }
    }
}
