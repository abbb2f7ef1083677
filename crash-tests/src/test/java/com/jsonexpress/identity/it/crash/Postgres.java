package com.jsonexpress.identity.it.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for the whole run, which ends with it; every test has a database of its own there. */
final class Postgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    private Postgres() {}

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres known = running;
        if (known == null) {
            try {
                running = known = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "150")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgres").toAbsolutePath().toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            EmbeddedPostgres server = known;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        }
        return known;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of an empty database. */
    static String database() {
        String name = "test_" + NUMBER.incrementAndGet();
        long unused = number(server().getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
        return server().getJdbcUrl("postgres", name);
    }

    /** What a query says, as a number; 0 where it says nothing. */
    static long number(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many connections others have to this database. */
    static long connections(String url) {
        return number(
                url,
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    /** Ends the connections of others to this database; how many. */
    static long terminate(String url) {
        return number(
                url,
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    /** The server's first process; the others are its children, one of a connection too. */
    static ProcessHandle process() {
        String url = server().getJdbcUrl("postgres", "postgres");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return ProcessHandle.of(rows.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
