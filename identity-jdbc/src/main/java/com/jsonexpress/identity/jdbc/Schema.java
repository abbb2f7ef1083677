package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.jdbc.JdbcKeys.Initialize;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to the version that this code knows, once, however many instances start at once. The version stands
 * in a table of our own, {@code jex_schema_version}; the application's own migrations are never touched. Thread-safe.
 */
final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final DataSource source;
    private final Dialect dialect;
    private final List<Migration> migrations;

    Schema(DataSource source, Dialect dialect) {
        this(source, dialect, Migration.all(dialect));
    }

    Schema(DataSource source, Dialect dialect, List<Migration> migrations) {
        this.source = source;
        this.dialect = dialect;
        this.migrations = migrations;
    }

    /** The newest version that this code knows. */
    private int known() {
        return migrations.size();
    }

    void prepare(Initialize initialize) {
        try {
            int version = version();
            if (version < known() && initialize == Initialize.ALWAYS) {
                version = migrate();
            }
            requireKnown(version);
        } catch (SQLException e) {
            throw new BootException(
                    "the tables of identity cannot be made or read (" + Failures.told(e) + ")",
                    "Give the user of the database the right to create tables in its schema, or run the files of\n"
                            + migrations.get(0).folder() + " in the jar of identity-jdbc by hand and set "
                            + JdbcKeys.INITIALIZE + "=never.");
        }
    }

    private int version() throws SQLException {
        return with(Version::read);
    }

    private int migrate() throws SQLException {
        return with(connection -> {
            try (SchemaLock lock = SchemaLock.take(source, connection, dialect)) {
                int before = Version.read(connection);
                for (Migration migration : migrations.subList(Math.min(before, known()), known())) {
                    migration.run(connection);
                    LOG.info("Database schema: {} done", migration.file());
                }
                int after = Version.read(connection);
                lock.commit();
                return after;
            }
        });
    }

    private int with(Database.Work<Integer> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                return work.run(connection);
            } finally {
                connection.setAutoCommit(auto);
            }
        }
    }

    private void requireKnown(int version) {
        if (version > known()) {
            throw new BootException(
                    "the tables of identity have version " + version + ", and this release knows " + known()
                            + " at most: a newer release has been here",
                    "Run the newer release, or restore the backup from before it.");
        }
        if (version < known()) {
            throw new BootException(
                    "the tables of identity "
                            + (version == 0 ? "are missing" : "have version " + version + " instead of " + known())
                            + ", and " + JdbcKeys.INITIALIZE + "=never",
                    "Run " + migrations.get(version).file() + " and those that follow, out of the jar of identity-jdbc,"
                            + " or set " + JdbcKeys.INITIALIZE + "=always.");
        }
    }
}
