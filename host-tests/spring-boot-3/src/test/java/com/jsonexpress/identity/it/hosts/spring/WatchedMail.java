package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.it.support.Mailbox;
import java.util.concurrent.atomic.AtomicInteger;

/** A mailbox that counts how often it is started and closed. */
final class WatchedMail implements EmailProvider {
    private final Mailbox box = new Mailbox();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    Mailbox box() {
        return box;
    }

    int started() {
        return started.get();
    }

    int closed() {
        return closed.get();
    }

    @Override
    public String name() {
        return "watched";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public void start(ProviderContext context) {
        started.incrementAndGet();
    }

    @Override
    public void send(EmailMessage message) throws EmailException {
        box.send(message);
    }

    @Override
    public Health health() {
        return new Health(true, "watched", java.util.Map.of());
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
