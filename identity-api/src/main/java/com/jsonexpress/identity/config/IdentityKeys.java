package com.jsonexpress.identity.config;

import com.jsonexpress.identity.schema.Roles;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The keys that issuing and verifying side share, and those that every host reads. */
public final class IdentityKeys {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private static final String NAME =
            "expected a text of 1 to 256 characters, without white space at its ends and without control characters";

    public static final ConfigKey<Mode> MODE = ConfigKey.choice(
                    "jex.mode", "development, test or production", Mode.class)
            .orElse("development");
    public static final ConfigKey<Secret> SECRET =
            ConfigKey.secret("jex.auth.secret", "HMAC secret, at least 32 bytes");
    public static final ConfigKey<URI> JWKS_URI =
            ConfigKey.of("jex.auth.jwksUri", "JWKS endpoint of an external issuer", IdentityKeys::uri);
    public static final ConfigKey<Duration> JWKS_REFRESH_INTERVAL = ConfigKey.duration(
                    "jex.auth.jwks.refreshInterval",
                    "time between two fetches of the external issuer's keys",
                    Duration.ofSeconds(30),
                    Duration.ofDays(1))
            .orElse("10m");
    public static final ConfigKey<Duration> JWKS_MAX_STALE = ConfigKey.duration(
                    "jex.auth.jwks.maxStale",
                    "how old the external issuer's keys may grow while they cannot be fetched",
                    Duration.ofMinutes(1),
                    Duration.ofDays(7))
            .orElse("1h");
    public static final ConfigKey<List<String>> ALGORITHMS = ConfigKey.list(
                    "jex.auth.algorithms", "signature algorithms accepted from the external issuer")
            .orElse("RS256");
    public static final ConfigKey<String> ISSUER = ConfigKey.text(
                    "jex.auth.issuer", "stamped into own tokens and required of every token")
            .where(IdentityKeys::isName, NAME);
    public static final ConfigKey<String> AUDIENCE = ConfigKey.text(
                    "jex.auth.audience", "stamped into own tokens and required of every token")
            .where(IdentityKeys::isName, NAME);
    public static final ConfigKey<Boolean> ANY_AUDIENCE = ConfigKey.bool(
                    "jex.auth.anyAudience", "an external issuer's tokens for any audience are meant to be accepted")
            .orElse("false");
    public static final ConfigKey<String> ROLES_CLAIM = ConfigKey.text(
                    "jex.auth.rolesClaim", "the external issuer's claim that holds the role")
            .where(IdentityKeys::isName, NAME)
            .orElse("role");
    public static final ConfigKey<List<String>> INCLUDE = ConfigKey.list(
                    "jex.auth.include", "path prefixes that the guard covers")
            .orElse("/");
    public static final ConfigKey<List<String>> EXCLUDE =
            ConfigKey.list("jex.auth.exclude", "path prefixes that the guard leaves out");
    public static final ConfigKey<Boolean> SESSION_CHECK = ConfigKey.bool(
                    "jex.auth.sessionCheck", "whether each request asks if its session is alive")
            .orElse("true");
    public static final ConfigKey<Duration> VERSION_CACHE_TTL = ConfigKey.duration(
                    "jex.auth.versionCacheTtl",
                    "how long the caller's state may be remembered on the application's routes",
                    Duration.ZERO,
                    Duration.ofSeconds(60))
            .orElse("0");
    public static final ConfigKey<Duration> TOKEN_TTL = ConfigKey.duration(
                    "jex.auth.tokenTtl", "life of an access token", SECOND, Duration.ofDays(1))
            .orElse("15m");
    public static final ConfigKey<Instant> NOT_BEFORE = ConfigKey.of(
            "jex.auth.notBefore", "moment before which nothing that was issued counts any more", IdentityKeys::instant);
    public static final ConfigKey<Integer> TOKEN_CACHE = ConfigKey.integer(
                    "jex.auth.tokenCache",
                    "how many tokens are remembered whose signature was found good",
                    0,
                    1_000_000)
            .orElse("8192");
    public static final ConfigKey<List<String>> CORS_ORIGINS =
            ConfigKey.list("jex.cors.origins", "exact origins that may call from a browser");
    public static final ConfigKey<List<String>> TRUSTED_PROXIES = ConfigKey.list(
            "jex.limit.trustedProxies", "addresses or CIDR blocks of the proxies whose X-Forwarded-For is believed");
    public static final ConfigKey<Integer> PORT = ConfigKey.integer(
                    "jex.port", "port of the JDK host and the examples", 0, 65_535)
            .orElse("3000");

    /** The upper bound of every configured life time that has no bound of its own. */
    public static final Duration LONGEST = YEAR;

    private IdentityKeys() {}

    /** All of them, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return List.of(
                MODE,
                SECRET,
                JWKS_URI,
                JWKS_REFRESH_INTERVAL,
                JWKS_MAX_STALE,
                ALGORITHMS,
                ISSUER,
                AUDIENCE,
                ANY_AUDIENCE,
                ROLES_CLAIM,
                INCLUDE,
                EXCLUDE,
                SESSION_CHECK,
                VERSION_CACHE_TTL,
                TOKEN_TTL,
                NOT_BEFORE,
                TOKEN_CACHE,
                CORS_ORIGINS,
                TRUSTED_PROXIES,
                PORT);
    }

    /** Whether a role may be given to whoever registers. */
    public static boolean isOpenRole(String role) {
        return Roles.isValid(role) && !role.equals(Roles.ADMIN);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 256
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a moment in UTC, such as 2026-11-29T10:00:00Z", e);
        }
    }

    /** Reads an absolute http or https address. */
    public static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException("expected an address such as https://id.example.com/path");
    }
}
