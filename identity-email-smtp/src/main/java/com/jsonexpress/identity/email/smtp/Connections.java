package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are kept for the next mail: a few, for a short time, for some mails. Thread-safe. */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpEmailProvider.class);
    private static final int MAX_IDLE = 4;
    private static final int MAX_MAILS = 100;
    private static final long IDLE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int HEALTH_MILLIS = 800;

    /** One that waits: since when, and how many mails it has carried. */
    private record Idle(Transport transport, long since, int mails) {}

    private final Server server;
    private final LongSupplier ticker;
    private final Executor threads;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final AtomicReference<@Nullable CompletableFuture<Health>> asked = new AtomicReference<>();
    private volatile boolean closed;

    Connections(Server server, LongSupplier ticker) {
        this(server, ticker, Connections::start);
    }

    /** @param threads what asks for health */
    Connections(Server server, LongSupplier ticker, Executor threads) {
        this.server = server;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** Connects once, so that a mistake in host or password shows in the log of the boot. */
    void tryInBackground() {
        Thread thread = new Thread(
                () -> {
                    try {
                        keep(connected(), 0);
                    } catch (MessagingException e) {
                        LOG.warn(
                                "The SMTP server {} cannot be used now: {}. Mails wait in the queue.",
                                server,
                                Failures.told(e));
                    }
                },
                "identity-smtp-first-connection");
        thread.setDaemon(true);
        thread.start();
    }

    void send(MimeMessage message) throws EmailException {
        Idle used = take();
        Transport transport = used == null ? connectedForAMail() : used.transport();
        try {
            // Not to all that its header fields name: those may be anybody's.
            transport.sendMessage(message, message.getRecipients(RecipientType.TO));
        } catch (MessagingException e) {
            if (!Failures.isTaken(e)) {
                close(transport);
                throw Conversation.named(transport) ? Failures.ofTheMail(e) : Failures.ofTheServer(e);
            }
        } catch (RuntimeException e) {
            close(transport);
            throw e;
        }
        keep(transport, used == null ? 1 : used.mails() + 1);
    }

    private Transport connectedForAMail() throws EmailException {
        try {
            return connected();
        } catch (MessagingException e) {
            throw Failures.ofTheServer(e);
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = Conversation.of(server.session(), this::patience);
        try {
            transport.connect();
        } catch (MessagingException e) {
            close(transport);
            throw e;
        }
        return transport;
    }

    /** As long as this is open. */
    private BooleanSupplier patience() {
        long begin = ticker.getAsLong();
        return () -> !closed && ticker.getAsLong() - begin < Conversation.LAST_ANSWER.toNanos();
    }

    /**
     * One that is still connected, if there is one. Where one is not, the others are given up unasked: a server that went
     * away took them all, and one that hangs would be waited for with each.
     */
    private @Nullable Idle take() {
        Idle next = poll();
        if (next != null
                && ticker.getAsLong() - next.since() < IDLE_NANOS
                && next.transport().isConnected()) {
            return next;
        }
        for (; next != null; next = poll()) {
            close(next.transport());
        }
        return null;
    }

    private synchronized @Nullable Idle poll() {
        return idle.pollFirst();
    }

    private void keep(Transport transport, int mails) {
        if (!kept(transport, mails)) {
            close(transport);
        }
    }

    private synchronized boolean kept(Transport transport, int mails) {
        if (closed || idle.size() >= MAX_IDLE || mails >= MAX_MAILS) {
            return false;
        }
        idle.addFirst(new Idle(transport, ticker.getAsLong(), mails));
        return true;
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("A connection was not closed in order: {}", Failures.told(e));
        }
    }

    /** Asked on a thread of its own, because a resolver of names that is silent knows no limit; never twice at once. */
    Health health() {
        CompletableFuture<Health> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Health> other = asked.compareAndExchange(null, mine);
        if (other == null) {
            ask(mine);
        }
        try {
            return (other == null ? mine : other).get(HEALTH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Health.down("nobody answers at " + server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        }
    }

    private void ask(CompletableFuture<Health> question) {
        try {
            threads.execute(() -> answer(question));
        } catch (RuntimeException | Error e) { // no thread can be made: the next one asks again
            asked.set(null);
            question.complete(Health.down("nobody can ask (" + e.getClass().getName() + ")"));
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "identity-smtp-health");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(CompletableFuture<Health> question) {
        Health health = Health.down("nobody answers at " + server);
        try {
            health = knock();
        } finally {
            asked.set(null);
            question.complete(health);
        }
    }

    /** Whether somebody answers at the port; a login would take too long to ask for often. */
    private Health knock() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), HEALTH_MILLIS);
            return Health.ok();
        } catch (IOException e) {
            return Health.down("nobody answers at " + server);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Idle next = poll(); next != null; next = poll()) {
            close(next.transport());
        }
    }
}
