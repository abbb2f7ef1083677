package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The keys of this module. */
final class RedisKeys {
    /** A secret, for it may hold a password. */
    static final ConfigKey<Secret> URL = ConfigKey.secret(
                    "jex.redis.url",
                    "address of Redis, or of several nodes of a cluster; wins over the client of the host")
            .where(RedisKeys::isAddress, "expected redis://…, rediss://… (TLS) or redis-sentinel://…#master");

    static final ConfigKey<String> USER = ConfigKey.text("jex.redis.user", "who to log in as, beside jex.redis.url");
    static final ConfigKey<Secret> PASSWORD = ConfigKey.secret("jex.redis.password", "the password of Redis");
    static final ConfigKey<Boolean> CLUSTER = ConfigKey.bool(
                    "jex.redis.cluster", "whether jex.redis.url is of a Redis Cluster")
            .orElse("false");
    static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "jex.redis.timeout", "how long an answer may take", Duration.ofMillis(10), Duration.ofSeconds(5))
            .orElse("500ms");
    static final ConfigKey<String> PREFIX = ConfigKey.text("jex.redis.prefix", "what every key in Redis begins with")
            .where(prefix -> prefix.matches("[!-~]{0,64}"), "expected at most 64 printable ASCII characters");

    private RedisKeys() {}

    static List<ConfigKey<?>> all() {
        return List.of(URL, USER, PASSWORD, CLUSTER, TIMEOUT, PREFIX);
    }

    static String text(Secret secret) {
        return new String(secret.expose(), StandardCharsets.UTF_8);
    }

    private static boolean isAddress(Secret url) {
        return text(url).matches("(redis|rediss|redis-sentinel)://\\S+");
    }
}
