package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given. */
final class MailboxProvider implements EmailProvider {
    private final List<EmailMessage> messages = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-mailbox";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public void send(EmailMessage message) {
        messages.add(message);
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    List<EmailMessage> messages() {
        return List.copyOf(messages);
    }

    void forget(EmailMessage message) {
        messages.remove(message);
    }

    void clear() {
        messages.clear();
    }
}
