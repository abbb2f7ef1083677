package com.jsonexpress.identity.core.settings;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys of the account system, beyond those it shares with the verifying side. */
public final class AuthKeys {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = IdentityKeys.LONGEST;

    public static final ConfigKey<String> PATH = path("jex.auth.path", "where the account routes are", "/auth");
    public static final ConfigKey<String> USERS_PATH = ConfigKey.text(
                    "jex.users.path", "where the users are; empty mounts none")
            .where(text -> text.isEmpty() || isPath(text), "expected a path such as /users, or nothing")
            .orElse("/users");
    public static final ConfigKey<List<String>> DISABLE =
            ConfigKey.list("jex.auth.disable", "names of routes not to mount");
    public static final ConfigKey<Duration> REFRESH_TTL =
            duration("jex.auth.refreshTtl", "how long a session lasts without use", "30d");
    public static final ConfigKey<Duration> SESSION_TTL =
            duration("jex.auth.sessionTtl", "how long a session lasts in any case", "90d");
    public static final ConfigKey<Duration> REFRESH_GRACE = ConfigKey.duration(
                    "jex.auth.refreshGrace",
                    "how long the refresh token before the current one still answers with the current one",
                    Duration.ZERO,
                    Duration.ofSeconds(60))
            .orElse("10s");
    public static final ConfigKey<Duration> VERIFY_TTL =
            duration("jex.auth.verifyTtl", "life of a verification link", "24h");
    public static final ConfigKey<Duration> RESET_TTL = duration("jex.auth.resetTtl", "life of a reset link", "30m");
    public static final ConfigKey<Duration> INVITE_TTL =
            duration("jex.auth.inviteTtl", "life of an invitation link", "72h");
    public static final ConfigKey<Boolean> ALLOW_REGISTRATION = ConfigKey.bool(
                    "jex.auth.allowRegistration", "whether anybody may register")
            .orElse("true");
    public static final ConfigKey<String> DEFAULT_ROLE = ConfigKey.text(
                    "jex.auth.defaultRole", "the role of whoever registers")
            .where(IdentityKeys::isOpenRole, "expected a role of a-z, 0-9, - and _, other than admin")
            .orElse("user");
    public static final ConfigKey<Boolean> REQUIRE_VERIFIED_EMAIL = ConfigKey.bool(
                    "jex.auth.requireVerifiedEmail", "whether an address must be verified before a login")
            .orElse("false");
    public static final ConfigKey<String> APP_NAME = ConfigKey.text(
                    "jex.auth.email.appName", "the application's name in mails")
            .where(AuthKeys::isLine, "expected one line of 1 to 100 characters")
            .orElse("JSONExpress");
    public static final ConfigKey<String> FROM = ConfigKey.text("jex.auth.email.from", "the sender of mails")
            .where(AuthKeys::isLine, "expected a sender such as Example <no-reply@example.com>")
            .orElse("no-reply@localhost");
    public static final ConfigKey<URI> VERIFY_URL =
            ConfigKey.of("jex.auth.email.verifyUrl", "the page that verification links lead to", IdentityKeys::uri);
    public static final ConfigKey<URI> RESET_URL = ConfigKey.of(
            "jex.auth.email.resetUrl", "the page that reset and invitation links lead to", IdentityKeys::uri);
    public static final ConfigKey<String> KV = ConfigKey.text("jex.kv", "the IKvStore to use, by its name");
    public static final ConfigKey<String> QUEUE = ConfigKey.text("jex.queue", "the IQueueAdapter to use, by its name");
    public static final ConfigKey<String> EMAIL = ConfigKey.text("jex.email", "the EmailProvider to use, by its name");
    public static final ConfigKey<String> STORE = ConfigKey.text("jex.store", "the UserStore to use, by its name");

    private AuthKeys() {}

    /** All of them, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return List.of(
                PATH,
                USERS_PATH,
                DISABLE,
                REFRESH_TTL,
                SESSION_TTL,
                REFRESH_GRACE,
                VERIFY_TTL,
                RESET_TTL,
                INVITE_TTL,
                ALLOW_REGISTRATION,
                DEFAULT_ROLE,
                REQUIRE_VERIFIED_EMAIL,
                APP_NAME,
                FROM,
                VERIFY_URL,
                RESET_URL,
                KV,
                QUEUE,
                EMAIL,
                STORE);
    }

    private static ConfigKey<Duration> duration(String name, String meaning, String otherwise) {
        return ConfigKey.duration(name, meaning, SECOND, LONGEST).orElse(otherwise);
    }

    private static ConfigKey<String> path(String name, String meaning, String otherwise) {
        return ConfigKey.text(name, meaning)
                .where(AuthKeys::isPath, "expected a path such as " + otherwise)
                .orElse(otherwise);
    }

    private static boolean isPath(String text) {
        return text.matches("(/[A-Za-z0-9_~-]+)+");
    }

    private static boolean isLine(String text) {
        return !text.isBlank() && text.length() <= 100 && text.chars().noneMatch(Character::isISOControl);
    }
}
