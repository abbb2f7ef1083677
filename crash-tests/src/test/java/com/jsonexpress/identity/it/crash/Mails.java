package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.email.smtp.ScriptedServer;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.kv.redis.Servers;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mail server of a test, on one port for all its life, and what it has taken. */
final class Mails implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_.-]+)");

    /** @param id the {@code Message-ID} */
    record Mail(String to, String id, String text) {
        String token() {
            Matcher token = TOKEN.matcher(text);
            if (!token.find()) {
                throw new AssertionError("a mail without a token");
            }
            return token.group(1);
        }
    }

    private final List<String> earlier = new ArrayList<>();
    private final Map<String, Mail> parsed = new ConcurrentHashMap<>();
    private volatile ScriptedServer server = new ScriptedServer(Servers.freePort(), null);

    /** What an application has to know of it. */
    Map<String, String> keys() {
        return Map.of(
                "jex.smtp.host", "127.0.0.1",
                "jex.smtp.port", Integer.toString(server.port()),
                "jex.smtp.tls", "none",
                "jex.smtp.timeout", "1s",
                "jex.auth.email.verifyUrl", "https://app.example.com/verify",
                "jex.auth.email.resetUrl", "https://app.example.com/reset");
    }

    /** To be told what to answer. */
    ScriptedServer server() {
        return server;
    }

    /** Nobody answers at the port. */
    void down() {
        server.close();
    }

    synchronized void up() {
        earlier.addAll(server.mails);
        server = new ScriptedServer(server.port(), null);
    }

    synchronized List<Mail> all() {
        return Stream.concat(earlier.stream(), server.mails.stream())
                .map(data -> parsed.computeIfAbsent(data, Mails::parsed))
                .toList();
    }

    Set<String> receivers() {
        return all().stream().map(Mail::to).collect(Collectors.toSet());
    }

    List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** The last one to the address; waits for the first. */
    Mail await(String address) {
        Patience.until("a mail comes to " + address, () -> !to(address).isEmpty());
        List<Mail> mails = to(address);
        return mails.get(mails.size() - 1);
    }

    private static Mail parsed(String data) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(data.getBytes(StandardCharsets.ISO_8859_1)));
            Object text = ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
            TOKEN.matcher(text.toString()).results().forEach(token -> Secrets.note(token.group(1)));
            return new Mail(
                    message.getRecipients(RecipientType.TO)[0].toString(), message.getMessageID(), text.toString());
        } catch (MessagingException | IOException e) {
            throw new AssertionError("a mail that cannot be read", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
