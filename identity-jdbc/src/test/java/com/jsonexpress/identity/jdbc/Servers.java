package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.testkit.TestContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The databases of the tests: H2 in memory, and one PostgreSQL for the whole run, which ends with it. The address in the
 * environment variable {@code JEX_TEST_POSTGRES_URL}, with user and password in it, takes precedence.
 */
final class Servers {
    private static @Nullable String postgres;

    private Servers() {}

    /** A database in memory that nobody else has. */
    static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    /** A schema of its own on the one server. */
    static String postgresql() {
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        String server = server();
        try (Connection connection = DriverManager.getConnection(server)) {
            Sql.update(connection, "CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    static synchronized String server() {
        String known = postgres;
        if (known == null) {
            known = System.getenv("JEX_TEST_POSTGRES_URL");
            postgres = known = known == null ? start() : known;
        }
        return known;
    }

    /** Durable enough for a test: nothing is flushed to the disk. */
    private static String start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "150")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setOverrideWorkingDirectory(
                            Path.of("target", "postgres").toAbsolutePath().toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestContext at(String url, TestContext context) {
        return context.config(config(url));
    }

    static Config config(String url) {
        return Config.defaults().with(JdbcKeys.URL, Secret.of(url), "the test");
    }
}
