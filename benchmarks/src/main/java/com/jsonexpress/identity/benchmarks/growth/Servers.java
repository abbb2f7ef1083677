package com.jsonexpress.identity.benchmarks.growth;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import redis.embedded.RedisServer;

/** A PostgreSQL with its usual settings and a Redis, for as long as this is open. */
record Servers(EmbeddedPostgres postgres, RedisServer redis, int redisPort) implements AutoCloseable {

    static Servers start() throws IOException {
        Path directory = Files.createTempDirectory("growth");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOverrideWorkingDirectory(directory.toFile())
                .start();
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        redis.start();
        return new Servers(postgres, redis, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
        return "redis://127.0.0.1:" + redisPort;
    }

    @Override
    public void close() throws IOException {
        redis.stop();
        postgres.close();
    }
}
