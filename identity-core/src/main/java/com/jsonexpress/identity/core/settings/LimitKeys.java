package com.jsonexpress.identity.core.settings;

import com.jsonexpress.identity.config.ConfigKey;
import java.util.List;

/** The configuration of the limits. Which proxies are believed is asked for by the chain. */
public final class LimitKeys {
    public static final ConfigKey<Boolean> ENABLED = ConfigKey.bool(
                    "jex.limit.enabled", "throttling; false for load tests alone")
            .orElse("true");

    /** NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failures on one account; both keys together stay within. */
    public static final ConfigKey<Integer> STRANGER_GUESSES = ConfigKey.integer(
                    "jex.limit.account.strangerGuesses",
                    "wrong passwords in a row, from devices that are not known, until the account's password is off for them",
                    1,
                    50)
            .orElse("50");

    public static final ConfigKey<Integer> DEVICE_GUESSES = ConfigKey.integer(
                    "jex.limit.account.deviceGuesses",
                    "wrong passwords in a row, from the user's own devices, until the password is off for them",
                    1,
                    50)
            .orElse("50");

    public static final ConfigKey<Integer> SESSIONS = ConfigKey.integer(
                    "jex.limit.account.sessionsPerDay",
                    "sessions that a user may begin within a day; more of them end after an hour",
                    1,
                    1_000_000)
            .orElse("100");

    public static final ConfigKey<Integer> SOURCE_GUESSES =
            perSource("jex.limit.source.guesses", "wrong passwords that one source may give in ten minutes", "60");
    public static final ConfigKey<Integer> SOURCE_REGISTRATIONS =
            perSource("jex.limit.source.registrations", "registrations that one source may try in an hour", "30");
    public static final ConfigKey<Integer> SOURCE_MAILS =
            perSource("jex.limit.source.mails", "mails that one source may ask for in an hour", "30");
    public static final ConfigKey<Integer> LINK_MAILS = ConfigKey.integer(
                    "jex.limit.mail.perLink",
                    "how often one link is mailed, however often it is asked for while it lives",
                    1,
                    100)
            .orElse("5");

    private LimitKeys() {}

    /** All of them, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return List.of(
                ENABLED,
                STRANGER_GUESSES,
                DEVICE_GUESSES,
                SESSIONS,
                SOURCE_GUESSES,
                SOURCE_REGISTRATIONS,
                SOURCE_MAILS,
                LINK_MAILS);
    }

    private static ConfigKey<Integer> perSource(String name, String meaning, String otherwise) {
        return ConfigKey.integer(name, meaning, 1, 1_000_000).orElse(otherwise);
    }
}
