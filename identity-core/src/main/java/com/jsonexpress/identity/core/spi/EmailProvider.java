package com.jsonexpress.identity.core.spi;

/** Sends mails. Thread-safe. */
public interface EmailProvider extends Provider {

    /**
     * Sends one message to its one address, and returns once it was handed over.
     *
     * @throws EmailException where it was not; tells a mail that is refused, for now or for good, from a service that is away
     */
    void send(EmailMessage message) throws EmailException;
}
