package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hands rendered mails to the provider, each to its user's stored address, and tells what became of them. */
final class Postman {
    private final Optional<EmailProvider> email;
    private final AuthSettings settings;
    private final Events events;

    Postman(Services services) {
        this.email = services.email();
        this.settings = services.settings();
        this.events = services.events();
    }

    /**
     * Sends one mail.
     *
     * @param name of its kind, for the events
     * @param id the same for every attempt
     * @throws UnavailableException where nobody's mail can be sent now
     */
    void send(String name, UserRecord user, MailText text, String id) throws PermanentFailure, EmailException {
        EmailMessage message;
        try {
            message = message(user, text, id);
        } catch (IllegalArgumentException e) {
            throw givenUp(name, user, new PermanentFailure("a mail that cannot be sent", e));
        }
        try {
            email.orElseThrow().send(message);
        } catch (EmailException e) {
            if (e.isPermanent()) {
                throw givenUp(name, user, new PermanentFailure("a mail was refused for good", e));
            }
            if (e.isUnavailable()) {
                throw new UnavailableException("no mail can be sent: " + e.getMessage(), e);
            }
            throw e;
        }
        events.tell(EventType.MAIL_SENT, user.id(), Origin.TRUSTED, name);
    }

    static boolean canReceive(UserRecord user) {
        return !user.disabled() && user.email().isDeliverable();
    }

    static Locale language(UserRecord user) {
        return user.locale().map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    private EmailMessage message(UserRecord user, MailText text, String id) {
        return new EmailMessage(
                id,
                user.email(),
                settings.from(),
                text.subject(),
                text.text(),
                text.html(),
                Optional.empty(),
                Map.of());
    }

    private PermanentFailure givenUp(String name, UserRecord user, PermanentFailure failure) {
        events.tell(EventType.MAIL_FAILED, user.id(), Origin.TRUSTED, name);
        return failure;
    }
}
