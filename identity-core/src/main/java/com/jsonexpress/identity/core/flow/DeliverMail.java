package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailCaps;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.core.mail.MailModel;
import com.jsonexpress.identity.core.mail.MailTexts;
import com.jsonexpress.identity.core.mail.MailToken;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.mail.PluginMail;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The worker of the mail queue: looks the user up, recomputes the link, renders, sends, and clears the mark that the user
 * is owed the mail. Doing a job twice sends the same link twice; a job whose token was replaced is dropped.
 */
public final class DeliverMail implements JobHandler {
    private final UserStore users;
    private final UserWriter writer;
    private final MailTokens tokens;
    private final MailTexts texts;
    private final MailDesk mails;
    private final MailCaps caps;
    private final Postman postman;
    private final DeliverPluginMail pluginMails;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;

    DeliverMail(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.tokens = services.mailTokens();
        this.texts = services.mailTexts();
        this.mails = services.mails();
        this.caps = new MailCaps(services.kv(), services.config());
        this.postman = new Postman(services);
        this.pluginMails = new DeliverPluginMail(services, postman);
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
    }

    @Override
    public void handle(Job job) throws PermanentFailure, EmailException {
        if (job.name().equals(PluginMail.JOB)) {
            pluginMails.handle(job);
            return;
        }
        MailJob mail;
        try {
            mail = MailJob.decode(job.name(), job.payload());
        } catch (RuntimeException e) {
            throw new PermanentFailure("a mail job that cannot be read");
        }
        Optional<UserRecord> user = userOf(mail).filter(Postman::canReceive);
        if (user.isPresent()) {
            deliver(mail, user.get(), job.id());
        }
    }

    private Optional<UserRecord> userOf(MailJob mail) {
        return mail.userId().isPresent()
                ? mail.userId().flatMap(users::find)
                : mail.address().flatMap(EmailAddress::parse).flatMap(address -> users.find(address.identifier()));
    }

    private void deliver(MailJob mail, UserRecord user, String jobId) throws PermanentFailure, EmailException {
        switch (mail.task()) {
            case VERIFICATION -> sendLink(MailKind.VERIFICATION, mail, user);
            case RESET -> sendLink(MailKind.RESET, mail, user);
            case INVITATION -> sendLink(MailKind.INVITATION, mail, user);
            case REGISTRATION_ATTEMPT -> notice(MailKind.REGISTRATION_ATTEMPT, mail, user, jobId);
            case REFRESH_REUSED -> notice(MailKind.REFRESH_REUSED, mail, user, jobId);
            case PASSWORD_SWITCHED_OFF -> notice(MailKind.PASSWORD_SWITCHED_OFF, mail, user, jobId);
            case FORGOT -> sendAsked(tokens.liveOrMint(MailKind.RESET, user), user);
            case RESEND -> resend(user);
        }
    }

    private void sendLink(MailKind kind, MailJob mail, UserRecord user) throws PermanentFailure, EmailException {
        Optional<MailToken> token =
                tokens.live(kind, user).filter(live -> mail.tokenId().equals(Optional.of(live.id())));
        if (token.isPresent()) {
            sendToken(token.get(), user);
        } else {
            events.tell(EventType.MAIL_DROPPED, user.id(), Origin.TRUSTED, "superseded");
        }
    }

    /** Whoever cannot be verified by a link gets one to set a password, which proves the mailbox as well. */
    private void resend(UserRecord user) throws PermanentFailure, EmailException {
        if (user.emailVerified()) {
            return;
        }
        boolean byReset = user.contested() || user.passwordHash().isEmpty();
        sendAsked(tokens.liveOrMint(byReset ? MailKind.RESET : MailKind.VERIFICATION, user), user);
    }

    /** Anybody can ask for it, so one link goes out a few times at most: whoever is refused has it. */
    private void sendAsked(MailToken token, UserRecord user) throws PermanentFailure, EmailException {
        if (caps.isUsedUp(token)) {
            events.tell(EventType.MAIL_DROPPED, user.id(), Origin.TRUSTED, "capped");
            return;
        }
        sendToken(token, user);
        Quietly.run(() -> caps.sent(token, tokens.ttl(token.kind())));
    }

    /** The first at once, those of the next hour as one an hour later: none is left out, and nobody is flooded. */
    private void notice(MailKind kind, MailJob mail, UserRecord user, String jobId)
            throws PermanentFailure, EmailException {
        if (!mail.merged() && caps.wasTold(kind, user.id())) {
            mails.tellLater(mail);
            return;
        }
        send(kind, user, Optional.empty(), jobId);
        Quietly.run(() -> caps.told(kind, user.id()));
    }

    private void sendToken(MailToken token, UserRecord user) throws PermanentFailure, EmailException {
        send(token.kind(), user, Optional.of(token), token.id());
        if (user.owedMail().equals(Optional.of(token.kind()))) {
            Quietly.run(() -> {
                // else a later link is owed
                if (tokens.live(token.kind(), user)
                        .filter(live -> live.id().equals(token.id()))
                        .isPresent()) {
                    clearMark(user, token.kind());
                }
            });
        }
    }

    private void send(MailKind kind, UserRecord user, Optional<MailToken> token, String id)
            throws PermanentFailure, EmailException {
        MailModel model = new MailModel(
                settings.appName(),
                user.email().typed(),
                token.map(this::link),
                token.map(this::rest).orElse(Duration.ZERO));
        try {
            postman.send(name(kind), user, texts.render(kind, Postman.language(user), model), id);
        } catch (PermanentFailure e) {
            // a mail that can never arrive is owed no longer: an admin sees the event and the dead job
            Quietly.run(() -> clearMark(user, kind));
            throw e;
        }
    }

    private void clearMark(UserRecord user, MailKind kind) {
        writer.update(
                user.id(),
                UserPatch.builder(clock.instant())
                        .expectOwedMail(Optional.of(kind))
                        .oweNothing()
                        .build());
    }

    /** A living link is sent again unextended. */
    private Duration rest(MailToken token) {
        return Duration.between(clock.instant(), token.expiresAt());
    }

    private String link(MailToken token) {
        URI page = token.kind() == MailKind.VERIFICATION ? settings.verifyUrl() : settings.resetUrl();
        String address = page.toString();
        return address + (address.contains("?") ? "&" : "?") + "token=" + tokens.textOf(token);
    }

    private static String name(MailKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
