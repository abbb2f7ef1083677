package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to an SMTP server. Connections are protected by TLS unless that is switched off, and used again. A mail goes
 * to exactly its address, as text and as HTML in one message; its {@code Message-ID} is the same at every attempt, so that a
 * repeated one is recognised. Thread-safe.
 */
public final class SmtpEmailProvider implements EmailProvider {
    /** All that is there while it runs. */
    private record Running(Messages messages, Connections connections) {}

    private final Properties extra;
    private volatile @Nullable Running running;

    public SmtpEmailProvider() {
        this(new Properties());
    }

    /** With properties of Jakarta Mail on top. */
    SmtpEmailProvider(Properties extra) {
        this.extra = extra;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return SmtpKeys.all();
    }

    @Override
    public List<Mistake> check(Config config) {
        return SmtpKeys.check(config);
    }

    /** A server that does not answer keeps nobody from starting: mails wait in the queue, and the log tells. */
    @Override
    public void start(ProviderContext context) {
        Server server = Server.of(context, extra);
        Connections connections = new Connections(server, context.ticker());
        running = new Running(new Messages(server.session(), context.clock()), connections);
        connections.tryInBackground();
    }

    @Override
    public void send(EmailMessage message) throws EmailException {
        Running now = running;
        if (now == null) {
            throw EmailException.unavailable("the smtp provider is not running", new IOException("closed"));
        }
        now.connections().send(now.messages().of(message));
    }

    @Override
    public Health health() {
        Running now = running;
        return now == null ? Health.down("not running") : now.connections().health();
    }

    @Override
    public void close() {
        Running now = running;
        running = null;
        if (now != null) {
            now.connections().close();
        }
    }
}
