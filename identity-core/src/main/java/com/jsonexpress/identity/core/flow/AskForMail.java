package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import java.util.Optional;

/**
 * {@code POST /auth/password/forgot} and {@code POST /auth/verify/resend}: one job, whether or not the address is known;
 * the look-up happens in the worker, so that neither answer nor time tells anything (ASVS 5.0 6.3.8).
 */
public final class AskForMail {
    private final MailDesk mails;
    private final Events events;

    AskForMail(Services services) {
        this.mails = services.mails();
        this.events = services.events();
    }

    /** Somebody forgot a password. */
    public void forgot(String email, Origin origin) {
        ask(MailJob.Task.FORGOT, email);
        events.tellUnknown(EventType.PASSWORD_RESET_REQUESTED, origin, "anonymous");
    }

    /** Somebody misses the verification mail. */
    public void resend(String email, Origin origin) {
        ask(MailJob.Task.RESEND, email);
        events.tellUnknown(EventType.EMAIL_VERIFICATION_REQUESTED, origin, "anonymous");
    }

    /** Nothing is asked for where no mail can ever go: that depends on the text alone, not on who has an account. */
    private void ask(MailJob.Task task, String email) {
        Optional<EmailAddress> address = EmailAddress.parse(email).filter(EmailAddress::isDeliverable);
        address.ifPresent(mailbox -> mails.ask(MailJob.asked(task, mailbox.canonical())));
    }
}
