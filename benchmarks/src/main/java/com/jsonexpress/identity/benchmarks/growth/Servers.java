package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.benchmarks.server.RedisProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with its usual settings and a Redis, for as long as this is open. */
record Servers(EmbeddedPostgres postgres, RedisProcess redis) implements AutoCloseable {

    static Servers start() throws IOException {
        Path directory = Files.createTempDirectory("growth");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOverrideWorkingDirectory(directory.toFile())
                .start();
        return new Servers(postgres, RedisProcess.start());
    }

    /** Makes an empty one. */
    void schema(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
    }

    String jdbcUrl(String schema) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }

    String redisUrl() {
        return redis.url();
    }

    @Override
    public void close() throws IOException {
        redis.close();
        postgres.close();
    }
}
