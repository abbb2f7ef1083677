package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.BootException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which database it is, and how it tells the time. Immutable.
 *
 * @param product which one
 * @param now SQL for nanoseconds since 1970 by the database's clock: the one clock that all instances share
 */
record Dialect(Product product, String now) {
    enum Product {
        POSTGRESQL,
        H2
    }

    /** {@code clock_timestamp()} goes on while a statement waits for a lock; {@code now()} would not. */
    private static final String POSTGRESQL_NOW =
            "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) * 1000";

    private static final String H2_NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(9)) * 1000000000 AS BIGINT)";

    /** What this is a connection to. */
    static Dialect of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return switch (name) {
            case "PostgreSQL" -> new Dialect(Product.POSTGRESQL, POSTGRESQL_NOW);
            case "H2" -> new Dialect(Product.H2, H2_NOW);
            default ->
                throw new BootException(
                        "the jdbc providers do not know this database: " + name,
                        "Use PostgreSQL or H2: set " + JdbcKeys.URL + ".");
        };
    }

    /** The time when the statement begins, which an index can be searched for; for what waits for no lock. */
    String start() {
        return "(SELECT " + now + ")";
    }

    /** With other SQL for the time: for tests that move it. */
    Dialect now(String sql) {
        return new Dialect(product, sql);
    }

    boolean isPostgresql() {
        return product == Product.POSTGRESQL;
    }
}
