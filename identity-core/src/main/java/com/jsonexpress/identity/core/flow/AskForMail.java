package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import java.util.Optional;

/**
 * {@code POST /auth/password/forgot} and {@code POST /auth/verify/resend}: one job, whether or not the address is known;
 * the look-up happens in the worker, so that neither answer nor time tells anything (ASVS 5.0 6.3.8).
 */
public final class AskForMail {
    private final SourceLimits sources;
    private final MailDesk mails;
    private final Events events;

    AskForMail(Services services) {
        this.sources = services.sources();
        this.mails = services.mails();
        this.events = services.events();
    }

    /** Somebody forgot a password. Empty, or why the source may not ask now. */
    public Optional<Failure> forgot(String email, Origin origin) {
        return ask(MailJob.Task.FORGOT, email, EventType.PASSWORD_RESET_REQUESTED, origin);
    }

    /** Somebody misses the verification mail. Empty, or why the source may not ask now. */
    public Optional<Failure> resend(String email, Origin origin) {
        return ask(MailJob.Task.RESEND, email, EventType.EMAIL_VERIFICATION_REQUESTED, origin);
    }

    /** Nothing is asked for where no mail can ever go: that depends on the text alone, not on who has an account. */
    private Optional<Failure> ask(MailJob.Task task, String email, EventType asked, Origin origin) {
        Result<SourceLimits.Use> counted = sources.reserve(Purpose.MAIL, origin);
        if (counted instanceof Result.Failed<SourceLimits.Use> failed) {
            return Optional.of(failed.failure());
        }
        Optional<EmailAddress> address = EmailAddress.parse(email).filter(EmailAddress::isDeliverable);
        try {
            address.ifPresent(mailbox -> mails.ask(MailJob.asked(task, mailbox.canonical())));
        } catch (RuntimeException | Error e) {
            Quietly.run(() -> sources.refund(counted.orThrow()));
            throw e;
        }
        events.tellUnknown(asked, origin, "anonymous");
        return Optional.empty();
    }
}
