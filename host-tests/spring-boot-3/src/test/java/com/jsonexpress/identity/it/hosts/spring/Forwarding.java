package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.Traits;

/** A provider that sends nothing. */
abstract class Forwarding implements EmailProvider {

    @Override
    public String name() {
        return "curious";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public void send(EmailMessage message) {}

    @Override
    public Health health() {
        return Health.ok();
    }
}
