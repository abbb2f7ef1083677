package com.jsonexpress.identity.benchmarks.growth;

import com.jsonexpress.identity.Identity;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Fills the stores with copies of one user and one session that the library has made, each under a name of its own. */
final class Filling {
    private static final int BATCH = 10_000;
    private static final Duration LIFE = Duration.ofDays(30);

    private final Servers servers;
    private final String model;
    private final String session;
    private int filled;

    /** @param redis keeps its sessions there, and {@code jdbc} where both keep their users */
    Filling(Servers servers, Identity redis, Identity jdbc) {
        this.servers = servers;
        this.model = redis.users()
                .provision("model@example.com", "user", Map.of())
                .orThrow()
                .id();
        String refreshToken =
                redis.users().issueSession(model, List.of("pwd")).orThrow().refreshToken();
        this.session = refreshToken.substring(0, refreshToken.indexOf('.'));
        jdbc.users().issueSession(model, List.of("pwd")).orThrow();
    }

    /** The id of a copy; the first is 1. */
    static String id(int number) {
        return String.format(Locale.ROOT, "%032x", number * 0x9e3779b97f4a7c15L);
    }

    /** Up to so many users, with a session each in either store. */
    void to(int count) throws Exception {
        int half = (filled + 1 + count) / 2;
        both(() -> users(filled + 1, half), () -> users(half + 1, count));
        both(() -> redisSessions(filled + 1, count), () -> jdbcSessions(filled + 1, count));
        filled = count;
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void both(Step one, Step other) throws Exception {
        FutureTask<Boolean> meanwhile = new FutureTask<>(() -> {
            one.run();
            return true;
        });
        new Thread(meanwhile, "filling").start();
        other.run();
        meanwhile.get();
    }

    private void users(int from, int to) throws SQLException {
        String columns = "email, role, email_verified, require_password_reset, disabled, password_hash, token_version,"
                + " mail_version, contested, owed_mail, owed_since, seed_state, locale, revoked_at, stranger_guesses,"
                + " device_guesses, details, created_at, updated_at, acting_admin";
        String copied = columns.replace("email,", "'user' || n || '@example.com',")
                .replace("created_at", "created_at + n")
                .replace("password_hash", "'$argon2id$v=19$m=19456,t=2,p=1$' || md5(n::text) || repeat('x', 33)")
                .replace("owed_mail, owed_since", "NULL, NULL");
        try (Connection connection = connection();
                PreparedStatement user = connection.prepareStatement(
                        "INSERT INTO jex_user (namespace, id, " + columns
                                + ") SELECT namespace, ids.id, " + copied
                                + " FROM jex_user, unnest(?::text[], ?::int[]) AS ids(id, n) WHERE namespace = 'identity' AND jex_user.id = ?");
                PreparedStatement identifier = connection.prepareStatement(
                        "INSERT INTO jex_identifier (namespace, kind, digest, user_id) SELECT namespace, kind,"
                                + " sha256(ids.id::bytea), ids.id FROM jex_identifier, unnest(?::text[]) AS ids(id)"
                                + " WHERE namespace = 'identity' AND user_id = ?")) {
            for (int i = from; i <= to; i += BATCH) {
                int end = Math.min(to, i + BATCH - 1);
                String[] ids = new String[end - i + 1];
                Integer[] numbers = new Integer[ids.length];
                for (int j = 0; j < ids.length; j++) {
                    ids[j] = id(i + j);
                    numbers[j] = i + j;
                }
                user.setArray(1, connection.createArrayOf("text", ids));
                user.setArray(2, connection.createArrayOf("int", numbers));
                user.setString(3, model);
                user.executeUpdate();
                identifier.setArray(1, connection.createArrayOf("text", ids));
                identifier.setString(2, model);
                identifier.executeUpdate();
            }
        }
    }

    private void redisSessions(int from, int to) {
        RedisClient client = RedisClient.create(servers.redisUrl());
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            byte[] record = connection.sync().get(key(session));
            connection.setAutoFlushCommands(false);
            for (int i = from; i <= to; i += BATCH) {
                List<RedisFuture<?>> sent = new ArrayList<>();
                for (int j = i; j <= Math.min(to, i + BATCH - 1); j++) {
                    sent.add(connection.async().set(key(id(j)), record, SetArgs.Builder.px(LIFE.toMillis())));
                }
                connection.flushCommands();
                if (!LettuceFutures.awaitAll(1, TimeUnit.MINUTES, sent.toArray(new RedisFuture<?>[0]))) {
                    throw new IllegalStateException("Redis takes too long");
                }
            }
        } finally {
            client.shutdown();
        }
    }

    private static byte[] key(String id) {
        return ("identity:session/" + id).getBytes(StandardCharsets.UTF_8);
    }

    private void jdbcSessions(int from, int to) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement copy = connection.prepareStatement(
                        "INSERT INTO jex_kv (namespace, item, content, expires_at) SELECT namespace,"
                                + " sha256(n::text::bytea), content, expires_at + n FROM (SELECT * FROM jex_kv"
                                + " ORDER BY length(content) DESC LIMIT 1) model, generate_series(?, ?) AS n")) {
            copy.setInt(1, from);
            copy.setInt(2, to);
            copy.executeUpdate();
        }
    }

    /** What a user and a session take. */
    String sizes() throws SQLException {
        try (Connection connection = connection()) {
            return "a user takes " + number(connection, "jex_user") / filled + " + "
                    + number(connection, "jex_identifier") / filled + " bytes of PostgreSQL, a session "
                    + redisMemory() / filled + " bytes of Redis or " + number(connection, "jex_kv") / filled
                    + " of PostgreSQL";
        }
    }

    private long redisMemory() {
        RedisClient client = RedisClient.create(servers.redisUrl());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection
                    .sync()
                    .info("memory")
                    .lines()
                    .filter(line -> line.startsWith("used_memory:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("used_memory:".length()).strip()))
                    .sum();
        } finally {
            client.shutdown();
        }
    }

    private static long number(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_total_relation_size(?::regclass)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl());
    }
}
