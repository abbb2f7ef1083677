package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what is mailed, in the order in which it was. */
final class Letters implements EmailProvider {
    private static final Pattern TOKEN = Pattern.compile("token=([^\\s&]+)");

    final BlockingQueue<EmailMessage> sent = new LinkedBlockingQueue<>();
    private final Duration each;

    Letters(Duration each) {
        this.each = each;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public void send(EmailMessage message) {
        try {
            Thread.sleep(each.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the process ended before its mails", e);
        }
        sent.add(message);
    }

    /** The next mail, which must come and be to this address; the token in it. */
    String tokenTo(String email) {
        try {
            EmailMessage mail = sent.poll(60, TimeUnit.SECONDS);
            if (mail == null || !mail.to().typed().equals(email)) {
                throw new AssertionError("no mail to " + email + " but " + mail);
            }
            Matcher token = TOKEN.matcher(mail.text());
            if (!token.find()) {
                throw new AssertionError("no link in it");
            }
            return token.group(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
