package com.jsonexpress.identity.spring;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Makes of Spring's mail sender a session of Jakarta Mail that needs nothing besides: Spring keeps server and login apart from it. */
final class MailSessions {
    private MailSessions() {}

    /** Empty for a sender of another make. */
    static Optional<Session> of(JavaMailSender sender) {
        if (!(sender instanceof JavaMailSenderImpl known)) {
            return Optional.empty();
        }
        @Nullable String host = known.getHost();
        return Optional.of(host == null ? known.getSession() : session(known, host));
    }

    private static Session session(JavaMailSenderImpl sender, String host) {
        @Nullable String named = sender.getProtocol();
        String protocol = named == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : named;
        Properties properties = new Properties();
        properties.putAll(sender.getJavaMailProperties());
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail." + protocol + ".host", host);
        if (sender.getPort() != JavaMailSenderImpl.DEFAULT_PORT) {
            properties.setProperty("mail." + protocol + ".port", Integer.toString(sender.getPort()));
        }
        @Nullable String user = sender.getUsername();
        if (user == null) {
            return Session.getInstance(properties);
        }
        properties.putIfAbsent("mail." + protocol + ".auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, sender.getPassword());
            }
        });
    }
}
