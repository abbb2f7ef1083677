package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The keys of this module. The first five are those of the database, and of every provider here. */
final class JdbcKeys {
    /** Whether tables are made and changed at boot. */
    enum Initialize {
        ALWAYS,
        NEVER
    }

    /** A secret, for it may hold a password. */
    static final ConfigKey<Secret> URL = ConfigKey.secret(
                    "jex.jdbc.url", "address of the database; wins over the DataSource of the host")
            .where(JdbcKeys::isSupported, "expected jdbc:postgresql:… or jdbc:h2:…")
            .where(
                    JdbcKeys::isReadable,
                    "expected jdbc:postgresql://HOST:PORT/DATABASE, with who to log in as in jex.jdbc.user and"
                            + " jex.jdbc.password");

    static final ConfigKey<String> USER = ConfigKey.text("jex.jdbc.user", "who to log in as, beside jex.jdbc.url");
    static final ConfigKey<Secret> PASSWORD = ConfigKey.secret("jex.jdbc.password", "the password of jex.jdbc.user");
    static final ConfigKey<Integer> POOL_SIZE = ConfigKey.integer(
                    "jex.jdbc.poolSize", "connections at most, beside jex.jdbc.url", 2, 500)
            .orElse("10");
    static final ConfigKey<Initialize> INITIALIZE = ConfigKey.choice(
                    "jex.jdbc.initializeSchema", "whether tables are made and changed at boot", Initialize.class)
            .orElse("always");

    static final ConfigKey<Duration> RETRY_BASE = ConfigKey.duration(
                    "jex.queue.jdbc.retryBase",
                    "wait before the first repeat of a failed job; each further one waits twice as long",
                    Duration.ofMillis(1),
                    Duration.ofHours(1))
            .orElse("1s");
    static final ConfigKey<Integer> MAX_ATTEMPTS = ConfigKey.integer(
                    "jex.queue.jdbc.maxAttempts", "attempts before a failing job is kept as dead", 1, 100)
            .orElse("16");

    private JdbcKeys() {}

    static List<ConfigKey<?>> ofTheDatabase() {
        return List.of(URL, USER, PASSWORD, POOL_SIZE, INITIALIZE);
    }

    static String text(Secret secret) {
        return new String(secret.expose(), StandardCharsets.UTF_8);
    }

    private static boolean isSupported(Secret url) {
        String text = text(url);
        return text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:");
    }

    /** An address that the driver cannot read it logs as a whole, password included. */
    private static boolean isReadable(Secret url) {
        String address = text(url).split("\\?", 2)[0];
        return !address.startsWith("jdbc:postgresql://") || address.matches("jdbc:postgresql://([^/@]*/[^/@]*)?");
    }
}
