package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.core.limit.SourceLimits;
import com.jsonexpress.identity.core.mail.MailJob;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.PasswordAttempt;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /auth/register}: somebody makes an account of its own. */
public final class Register {

    /** @param fields declared custom fields */
    public record Command(String email, String password, FieldChanges fields, Origin origin) {
        @Override
        public String toString() {
            return "Register";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The account exists and is signed in. */
        record SignedIn(IssuedSession session) implements Outcome {}

        /** A mail is on its way. Says nothing of whether the address was known. */
        record Accepted() implements Outcome {}
    }

    private final UserStore users;
    private final UserWriter writer;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final SourceLimits sources;
    private final PasswordRules rules;
    private final SessionIssuer issuer;
    private final MailDesk mails;
    private final UserSchema schema;
    private final NewUsers newUsers;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;

    Register(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.passwords = services.passwords();
        this.check = services.passwordCheck();
        this.sources = services.sources();
        this.rules = services.passwordRules();
        this.issuer = services.issuer();
        this.mails = services.mails();
        this.schema = services.schema();
        this.newUsers = services.newUsers();
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<Outcome> run(Command command) {
        if (!settings.allowRegistration()) {
            events.tellUnknown(EventType.REGISTRATION_REFUSED, command.origin(), "registration_disabled");
            return Result.failed(AuthError.REGISTRATION_DISABLED);
        }
        Result<EmailAddress> email = Input.mailbox("email", command.email());
        // what is no address, and may be long, is not worked on
        String address =
                email instanceof Result.Ok<EmailAddress> ok ? ok.value().typed() : "";
        Result<Password> password = rules.checkBuiltIn(command.password(), "password", address);
        // A value that is taken tells of an account, and what an address had got would tell of the address.
        Result<Map<String, Object>> given = schema.register(command.fields(), !settings.requireVerifiedEmail());
        Optional<Failure> refused = Input.firstOf(email, password, given);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        Result<SourceLimits.Use> counted = sources.reserve(Purpose.REGISTRATION, command.origin());
        if (counted instanceof Result.Failed<SourceLimits.Use> failed) {
            return Result.failed(failed.failure());
        }
        Supplier<Result<Outcome>> rest;
        try {
            rest = decide(command, email.orThrow(), password.orThrow(), given.orThrow());
        } catch (RuntimeException | Error e) {
            Quietly.run(() -> sources.refund(counted.orThrow()));
            throw e;
        }
        // what fails now, as with a full queue, has counted: the account is made or contested
        return rest.get();
    }

    /** All up to the write that decides, and what is left to do after it. */
    private Supplier<Result<Outcome>> decide(
            Command command, EmailAddress email, Password password, Map<String, Object> given) {
        // counted by now: a policy may ask a service that costs
        Optional<Failure> refused = rules.askPolicies(password, "password", email.typed());
        if (refused.isPresent()) {
            return () -> Result.failed(refused.get());
        }
        Result<Map<String, Object>> fields = writer.beforeCreate(email.typed(), settings.defaultRole(), given);
        if (fields instanceof Result.Failed<Map<String, Object>> failed) {
            events.tellUnknown(
                    EventType.REGISTRATION_REFUSED,
                    command.origin(),
                    failed.failure().code().code());
            return () -> Result.failed(failed.failure());
        }
        refuseUniqueOfHooks(fields.orThrow());
        // as typed: what another system hashed need not be NFC
        PasswordAttempt typed = Password.attempt(command.password(), "password").orThrow();
        Optional<UserRecord> known = users.find(email.identifier());
        if (known.isPresent()) {
            return repeated(known.get(), typed, command.origin());
        }
        return create(email, typed, fields.orThrow(), command.origin());
    }

    private void refuseUniqueOfHooks(Map<String, Object> fields) {
        if (settings.requireVerifiedEmail() && schema.keys(fields).stream().anyMatch(FieldKey::unique)) {
            throw new IllegalStateException("a user hook sets a unique field at registration; with "
                    + "jex.auth.requireVerifiedEmail the answer would tell which addresses are known");
        }
    }

    private Supplier<Result<Outcome>> create(
            EmailAddress email, PasswordAttempt password, Map<String, Object> fields, Origin origin) {
        Optional<MailKind> owed = settings.mailEnabled() ? Optional.of(MailKind.VERIFICATION) : Optional.empty();
        UserRecord user = newUsers.make(
                email,
                settings.defaultRole(),
                Optional.of(passwords.hashLikeMismatch(origin.source(), password)),
                owed,
                fields);
        Optional<SessionIssuer.Opened> session = settings.requireVerifiedEmail()
                ? Optional.empty()
                : Optional.of(issuer.open(user, user.tokenVersion(), List.of("pwd"), origin));
        UserWrite write = write(user, session);
        if (write instanceof UserWrite.Taken taken && !taken.kind().equals(Identifier.EMAIL)) {
            events.tellUnknown(EventType.REGISTRATION_REFUSED, origin, AuthError.FIELD_TAKEN.code());
            return () -> Input.taken(taken.kind());
        }
        if (!(write instanceof UserWrite.Done)) {
            // Somebody registered the address in between.
            return users.find(email.identifier())
                    .map(known -> repeated(known, password, origin))
                    .orElseGet(() -> () -> goneAgain(email));
        }
        return () -> {
            events.tell(EventType.USER_REGISTERED, user.id(), origin);
            owed.ifPresent(kind -> sendOwed(kind, user, origin));
            return Result.ok(session.<Outcome>map(opened -> new Outcome.SignedIn(issuer.issue(user, opened)))
                    .orElseGet(Outcome.Accepted::new));
        };
    }

    /** The other registration was deleted before it was read: the job that is asked for finds nobody. */
    private Result<Outcome> goneAgain(EmailAddress email) {
        return settings.requireVerifiedEmail()
                ? accepted(MailJob.asked(MailJob.Task.RESEND, email.canonical()))
                : Result.failed(AuthError.EMAIL_TAKEN);
    }

    private Result<Outcome> accepted(MailJob job) {
        mails.ask(job);
        return Result.ok(new Outcome.Accepted());
    }

    /**
     * Where nobody may learn whether the address was known, the steps are those of a known one: one job, and the same
     * 503 where it cannot be queued. The account is made by then and its mail owed, so nothing is lost.
     */
    private void sendOwed(MailKind kind, UserRecord user, Origin origin) {
        if (settings.requireVerifiedEmail()) {
            mails.ask(MailJob.asked(MailJob.Task.RESEND, user.email().canonical()));
        } else {
            mails.sendOwed(kind, user, origin);
        }
    }

    private UserWrite write(UserRecord user, Optional<SessionIssuer.Opened> session) {
        try {
            UserWrite write = writer.create(user);
            if (!(write instanceof UserWrite.Done)) {
                session.ifPresent(issuer::abandon);
            }
            return write;
        } catch (RuntimeException | Error e) {
            session.ifPresent(issuer::abandon);
            throw e;
        }
    }

    /** The address is known. The work of a comparison, as for a new one. */
    private Supplier<Result<Outcome>> repeated(UserRecord known, PasswordAttempt password, Origin origin) {
        Optional<String> contestable = contestable(known);
        boolean repeatedClick = check.isSame(contestable, password, origin);
        events.tell(EventType.REGISTRATION_REPEATED, known.id(), origin);
        if (contestable.isPresent() && !repeatedClick) {
            contest(known, origin);
        } else {
            writeNothing(known);
        }
        if (!settings.requireVerifiedEmail()) {
            return () -> Result.failed(AuthError.EMAIL_TAKEN);
        }
        return () -> accepted(
                repeatedClick
                        ? MailJob.asked(MailJob.Task.RESEND, known.email().canonical())
                        : MailJob.notice(MailKind.REGISTRATION_ATTEMPT, known.id()));
    }

    /**
     * The hash of an account that another password contests. No other is compared: this counts no guess, and here one
     * that is wrong is the last.
     */
    private static Optional<String> contestable(UserRecord known) {
        return known.emailVerified() || known.contested() ? Optional.empty() : known.passwordHash();
    }

    /** Costs what storing a new user costs, down to a database's commit, and changes nothing. */
    private void writeNothing(UserRecord known) {
        writer.update(known.id(), UserPatch.builder(clock.instant()).build());
    }

    /** From now on only a reset, which proves the mailbox, makes this address verified (security-bar 12). */
    private void contest(UserRecord known, Origin origin) {
        UserWrite write = writer.update(
                known.id(),
                UserPatch.builder(clock.instant())
                        .expectVerified(false)
                        .expectContested(false)
                        .contested(true)
                        .build());
        if (write instanceof UserWrite.Done) {
            events.tell(EventType.ADDRESS_CONTESTED, known.id(), origin);
        }
    }
}
