package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.email.smtp.SmtpKeys.Tls;
import com.jsonexpress.identity.error.BootException;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The server, as a session of Jakarta Mail that knows all it needs.
 *
 * @param host where it is, for the log and for health
 */
record Server(Session session, String host, int port) {

    /** @throws BootException where there is none */
    static Server of(ProviderContext context, Properties extra) {
        Config config = context.config();
        if (config.isSet(SmtpKeys.HOST)) {
            return configured(config, extra);
        }
        Session session = context.offer(Session.class)
                .orElseThrow(() -> new BootException(
                        "the provider smtp has no server", "Set jex.smtp.host, such as smtp.example.com."));
        String protocol = Optional.ofNullable(session.getProperty("mail.transport.protocol"))
                .orElse("smtp");
        return new Server(
                session,
                Optional.ofNullable(session.getProperty("mail." + protocol + ".host"))
                        .or(() -> Optional.ofNullable(session.getProperty("mail.host")))
                        .orElse("localhost"),
                port(session, protocol));
    }

    private static int port(Session session, String protocol) {
        String property = "mail." + protocol + ".port";
        @Nullable String port = session.getProperty(property);
        if (port == null) {
            return protocol.equals("smtps") ? 465 : 25;
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new BootException(
                    property + " of the mail session is no port",
                    "Set it to a number from 1 to 65535, or leave it out.");
        }
        return Integer.parseInt(port);
    }

    private static Server configured(Config config, Properties extra) {
        Tls tls = config.get(SmtpKeys.TLS);
        String host = config.get(SmtpKeys.HOST);
        int port = config.find(SmtpKeys.PORT).orElse(tls.port());
        String protocol = tls == Tls.SMTPS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(config.get(SmtpKeys.TIMEOUT).toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        // Endless by default.
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", Boolean.toString(config.isSet(SmtpKeys.USER)));
        // Nobody waits for a farewell.
        properties.setProperty(prefix + "quitwait", "false");
        properties.putAll(extra);
        return new Server(Session.getInstance(properties, login(config)), host, port);
    }

    private static @Nullable Authenticator login(Config config) {
        Optional<String> user = config.find(SmtpKeys.USER);
        Optional<Secret> password = config.find(SmtpKeys.PASSWORD);
        if (user.isEmpty() || password.isEmpty()) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        user.get(), new String(password.get().expose(), StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
