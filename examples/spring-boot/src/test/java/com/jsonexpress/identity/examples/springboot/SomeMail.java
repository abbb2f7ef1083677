package com.jsonexpress.identity.examples.springboot;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;

/** A provider that sends nothing and is not for development. */
abstract class SomeMail implements EmailProvider {
    private final String name;

    SomeMail(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public void send(EmailMessage message) {}

    @Override
    public Health health() {
        return Health.ok();
    }
}
