package com.jsonexpress.identity.benchmarks.gate;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;

/** Mails go nowhere: the console is for the table. */
final class NoMail implements EmailProvider {

    @Override
    public String name() {
        return "no-mail";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public Health health() {
        return Health.ok();
    }

    @Override
    public void send(EmailMessage message) {}
}
