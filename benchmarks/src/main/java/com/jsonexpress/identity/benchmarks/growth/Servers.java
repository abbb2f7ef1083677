package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.benchmarks.server.RedisProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL with its usual settings and a Redis, for as long as this is open. */
record Servers(EmbeddedPostgres postgres, RedisProcess redis) implements AutoCloseable {

    static Servers start() throws IOException {
        Path directory = Files.createTempDirectory("growth");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("max_wal_size", "16GB") // filled without a checkpoint in between
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOverrideWorkingDirectory(directory.toFile())
                .start();
        return new Servers(postgres, RedisProcess.start());
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
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
