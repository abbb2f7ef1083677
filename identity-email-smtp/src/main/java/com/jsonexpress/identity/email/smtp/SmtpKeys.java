package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The keys of this module. */
final class SmtpKeys {
    /** How the connection is protected. */
    enum Tls {
        /** Plain at first, and no further without TLS (RFC 3207). */
        STARTTLS(587),
        /** TLS from the first byte (RFC 8314). */
        SMTPS(465),
        /** Not at all: for a server on this machine. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }
    }

    static final ConfigKey<String> HOST = ConfigKey.text(
                    "jex.smtp.host", "the SMTP server; wins over the mail session of the host")
            .where(host -> host.matches("[A-Za-z0-9._:\\[\\]-]{1,255}"), "expected a host name or an address");
    static final ConfigKey<Integer> PORT =
            ConfigKey.integer("jex.smtp.port", "its port; 587, with smtps 465, with none 25", 1, 65_535);
    static final ConfigKey<Tls> TLS = ConfigKey.choice("jex.smtp.tls", "how the connection is protected", Tls.class)
            .orElse("starttls");
    static final ConfigKey<String> USER = ConfigKey.text("jex.smtp.user", "who to log in as");
    static final ConfigKey<Secret> PASSWORD = ConfigKey.secret("jex.smtp.password", "the password of jex.smtp.user");
    static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "jex.smtp.timeout",
                    "how long connecting, and each answer, may take; the one to the text has ten minutes",
                    Duration.ofMillis(100),
                    Duration.ofMinutes(1))
            .orElse("10s");

    /** A key of the engine: what becomes a header field is known here alone. */
    private static final ConfigKey<String> FROM = ConfigKey.text("jex.auth.email.from", "the sender of mails");

    static final String QUOTE =
            "Put a name with other than letters, digits and spaces in quotes: \"Acme, Inc.\" <no-reply@example.com>.";

    private SmtpKeys() {}

    static List<ConfigKey<?>> all() {
        return List.of(HOST, PORT, TLS, USER, PASSWORD, TIMEOUT);
    }

    static List<Mistake> check(Config config) {
        List<Mistake> mistakes = new ArrayList<>();
        if (!config.find(FROM).map(Messages::isMailbox).orElse(true)) {
            mistakes.add(new Mistake(FROM.name(), "is not one mailbox", QUOTE));
        }
        if (config.isSet(USER) != config.isSet(PASSWORD)) {
            mistakes.add(new Mistake(
                    config.isSet(USER) ? PASSWORD.name() : USER.name(),
                    "is missing beside the other of the two",
                    "Set both jex.smtp.user and jex.smtp.password, or neither."));
        }
        if (config.isSet(PASSWORD) && config.get(TLS) == Tls.NONE) {
            mistakes.add(new Mistake(
                    TLS.name(),
                    "would send the password unprotected",
                    "Set jex.smtp.tls=starttls or jex.smtp.tls=smtps, or remove user and password."));
        }
        if (!config.isSet(HOST)) {
            for (ConfigKey<?> key : List.of(PORT, TLS, USER, PASSWORD, TIMEOUT)) {
                if (config.isSet(key)) {
                    mistakes.add(
                            new Mistake(key.name(), "belongs to a server, and there is none", "Set jex.smtp.host."));
                }
            }
        }
        return mistakes;
    }
}
