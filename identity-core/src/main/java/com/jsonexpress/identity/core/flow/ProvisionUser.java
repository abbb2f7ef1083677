package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.User;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /users}, zero-knowledge provisioning: the user is stored unverified and without a password; a single-use
 * token is written; the mail is queued; the user alone sets the password. With an external issuer nothing is mailed: the
 * first token that proves the address binds the record.
 */
public final class ProvisionUser {

    /** @param fields declared custom fields */
    public record Command(String email, String role, Map<String, Object> fields, Origin origin) {}

    private final UserWriter writer;
    private final NewUsers newUsers;
    private final MailDesk mails;
    private final AuthSettings settings;
    private final Events events;

    ProvisionUser(Services services) {
        this.writer = services.writer();
        this.newUsers = services.newUsers();
        this.mails = services.mails();
        this.settings = services.settings();
        this.events = services.events();
    }

    public Result<User> run(Command command) {
        Result<EmailAddress> email = Input.mailbox("email", command.email());
        Result<String> role = Input.role("role", command.role());
        Optional<Failure> refused = Input.firstOf(email, role);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        if (!settings.mailEnabled() && !settings.external()) {
            return refused(AuthError.EMAIL_UNAVAILABLE, command.origin());
        }
        Result<Map<String, Object>> fields =
                writer.beforeCreate(email.orThrow().typed(), role.orThrow(), command.fields());
        if (fields instanceof Result.Failed<Map<String, Object>> failed) {
            return Result.failed(failed.failure());
        }
        UserRecord user = newUsers.make(
                email.orThrow(),
                role.orThrow(),
                Optional.empty(),
                settings.external() ? Optional.empty() : Optional.of(MailKind.INVITATION),
                fields.orThrow());
        if (!(writer.create(user) instanceof UserWrite.Done)) {
            return refused(AuthError.EMAIL_TAKEN, command.origin());
        }
        events.tell(EventType.USER_PROVISIONED, user.id(), command.origin());
        if (!settings.external()) {
            mails.sendOwed(MailKind.INVITATION, user, command.origin());
        }
        return Result.ok(user.toUser());
    }

    private Result<User> refused(AuthError error, Origin origin) {
        events.tellUnknown(EventType.USER_CHANGE_REFUSED, origin, error.code());
        return Result.failed(error);
    }
}
