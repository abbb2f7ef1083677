package com.jsonexpress.identity.it.races;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands mails over in the order of their sending, and keeps none: thousands of rounds pass through it. */
final class LastMail implements EmailProvider {
    private final BlockingQueue<EmailMessage> sent = new LinkedBlockingQueue<>();

    @Override
    public String name() {
        return "last";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public void send(EmailMessage message) {
        sent.add(message);
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    /** The token of the next mail with one of that kind; waits for it. */
    String nextToken(MailKind kind) {
        String prefix = kind.name().toLowerCase(Locale.ROOT) + ".";
        while (true) {
            try {
                EmailMessage message = sent.poll(20, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("waited in vain for a mail");
                }
                if (message.text().contains("token=" + prefix)) {
                    return Secrets.note(Mailbox.tokenOf(message));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    void forgetAll() {
        sent.clear();
    }
}
