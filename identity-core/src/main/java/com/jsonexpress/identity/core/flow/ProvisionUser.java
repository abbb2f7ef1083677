package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.schema.User;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /users}, zero-knowledge provisioning: the user is stored unverified and without a password; a single-use
 * token is written; the mail is queued; the user alone sets the password. With an external issuer nothing is mailed: the
 * first token that proves the address binds the record.
 */
public final class ProvisionUser {

    /**
     * @param fields declared custom fields
     * @param writer who gives them, as the narrowest audience it belongs to
     */
    public record Command(String email, String role, FieldChanges fields, Audience writer, Origin origin) {
        @Override
        public String toString() {
            return "ProvisionUser";
        }
    }

    private final UserWriter writer;
    private final UserSchema schema;
    private final NewUsers newUsers;
    private final MailDesk mails;
    private final AuthSettings settings;
    private final Events events;

    ProvisionUser(Services services) {
        this.writer = services.writer();
        this.schema = services.schema();
        this.newUsers = services.newUsers();
        this.mails = services.mails();
        this.settings = services.settings();
        this.events = services.events();
    }

    public Result<User> run(Command command) {
        Result<EmailAddress> email = Input.mailbox("email", command.email());
        Result<String> role = Input.role("role", command.role());
        Result<FieldChanges> given = schema.accept(command.fields(), command.writer());
        Optional<Failure> refused = Input.firstOf(email, role, given);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        if (!settings.mailEnabled() && !settings.external()) {
            return refused(AuthError.EMAIL_UNAVAILABLE, command.origin());
        }
        Result<Map<String, Object>> fields = writer.beforeCreate(
                email.orThrow().typed(), role.orThrow(), given.orThrow().set());
        if (fields instanceof Result.Failed<Map<String, Object>> failed) {
            told(failed.failure().code(), command.origin());
            return Result.failed(failed.failure());
        }
        UserRecord user = newUsers.make(
                email.orThrow(),
                role.orThrow(),
                Optional.empty(),
                settings.external() ? Optional.empty() : Optional.of(MailKind.INVITATION),
                fields.orThrow());
        UserWrite write = writer.create(user);
        if (!(write instanceof UserWrite.Done)) {
            return notCreated(write, command.origin());
        }
        events.tell(EventType.USER_PROVISIONED, user.id(), command.origin());
        if (!settings.external()) {
            mails.sendOwed(MailKind.INVITATION, user, command.origin());
        }
        return Result.ok(user.toUser());
    }

    private Result<User> notCreated(UserWrite write, Origin origin) {
        if (write instanceof UserWrite.Taken taken && !taken.kind().equals(Identifier.EMAIL)) {
            told(AuthError.FIELD_TAKEN, origin);
            return Input.taken(taken.kind());
        }
        return refused(AuthError.EMAIL_TAKEN, origin);
    }

    private Result<User> refused(AuthError error, Origin origin) {
        told(error, origin);
        return Result.failed(error);
    }

    private void told(ErrorCode refusal, Origin origin) {
        events.tellUnknown(EventType.USER_CHANGE_REFUSED, origin, refusal.code());
    }
}
