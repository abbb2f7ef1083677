package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code PATCH /users/{id}}: role, disabled, forced reset, custom fields. What takes rights away counts up the token
 * version in the same write, so it acts on the very next request. What changes nothing is neither told nor dated.
 */
public final class UpdateUser {
    private static final int MAX_ATTEMPTS = 8;

    /** What the changes mean for the user as it is. */
    private record Effect(boolean role, boolean disables, boolean enables, boolean forcesReset, FieldChanges fields) {
        boolean revokes() {
            return role || disables || forcesReset;
        }

        boolean isAny() {
            return revokes() || enables || !fields.isEmpty();
        }

        Effect with(FieldChanges changes) {
            return new Effect(role, disables, enables, forcesReset, changes);
        }
    }

    private final UserStore users;
    private final UserWriter writer;
    private final UserSchema schema;
    private final MailDesk mails;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;

    UpdateUser(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.schema = services.schema();
        this.mails = services.mails();
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
    }

    /**
     * @param writer who changes the custom fields, as the narrowest audience it belongs to
     * @param ownVersion the version that the caller's token carries, where it changes its own record: a caller that is revoked
     *     meanwhile changes nothing
     */
    public Result<User> run(String id, UserChanges asked, Audience writer, Optional<Long> ownVersion, Origin origin) {
        Result<String> role = asked.role().map(text -> Input.role("role", text)).orElseGet(() -> Result.ok(""));
        Result<FieldChanges> fields = schema.accept(asked.fields(), writer);
        Optional<Failure> refused = Input.firstOf(role, fields);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        UserChanges changes =
                new UserChanges(asked.role(), asked.disabled(), asked.requirePasswordReset(), fields.orThrow());
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<UserRecord> user = users.find(id);
            if (user.isEmpty()) {
                return Result.failed(CommonError.NOT_FOUND);
            }
            if (ownVersion.isPresent() && ownVersion.get() != user.get().tokenVersion()) {
                return Result.failed(CommonError.INVALID_ACCESS_TOKEN);
            }
            Optional<Result<User>> result = attempt(user.get(), changes, origin);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new UnavailableException("a user is changed by too many callers at once");
    }

    /** Empty where the user changed between reading and writing. */
    private Optional<Result<User>> attempt(UserRecord user, UserChanges changes, Origin origin) {
        if (changes.role().isPresent() && settings.external()) {
            return Optional.of(refused(AuthError.ROLE_IS_EXTERNAL, user, origin));
        }
        Effect effect = effect(user, changes);
        if (effect.forcesReset() && (!mails.reaches(user) || willBeDisabled(user, changes))) {
            return Optional.of(refused(AuthError.EMAIL_UNAVAILABLE, user, origin));
        }
        Result<FieldChanges> fields = writer.beforeUpdate(user, changes.fields());
        if (fields instanceof Result.Failed<FieldChanges> failed) {
            told(failed.failure().code(), user, origin);
            return Optional.of(Result.failed(failed.failure()));
        }
        // what writes anything writes the fields as well
        Effect whole = effect.with(effect.isAny() ? fields.orThrow() : news(user, fields.orThrow()));
        UserWrite write = writer.update(user.id(), patch(user, changes, whole));
        if (write instanceof UserWrite.Done done) {
            if (!whole.isAny() && !news(done.user(), fields.orThrow()).isEmpty()) {
                return Optional.empty(); // nothing is written yet, and somebody changed them meanwhile
            }
            told(done.user(), whole, origin);
            return Optional.of(Result.ok(done.user().toUser()));
        }
        if (write instanceof UserWrite.LastAdmin) {
            return Optional.of(refused(AuthError.LAST_ADMIN, user, origin));
        }
        if (write instanceof UserWrite.Taken taken) {
            told(AuthError.FIELD_TAKEN, user, origin);
            return Optional.of(Input.taken(taken.kind()));
        }
        return Optional.empty();
    }

    private Result<User> refused(AuthError error, UserRecord user, Origin origin) {
        told(error, user, origin);
        return Result.failed(error);
    }

    private void told(ErrorCode refusal, UserRecord user, Origin origin) {
        events.tell(EventType.USER_CHANGE_REFUSED, user.id(), origin, refusal.code());
    }

    /** None where the user has these values already, and is found by their keys. */
    private FieldChanges news(UserRecord user, FieldChanges fields) {
        UserRecord after = UserPatch.builder(user.updatedAt())
                .fields(fields, schema.keys(fields.set()))
                .build()
                .applyTo(user);
        return after.equals(user) ? FieldChanges.NONE : fields;
    }

    private UserPatch patch(UserRecord user, UserChanges changes, Effect effect) {
        UserPatchBuilder patch = UserPatch.builder(clock.instant())
                .expectTokenVersion(user.tokenVersion())
                .expectMailVersion(user.mailVersion())
                .expectDisabled(user.disabled())
                .fields(effect.fields(), schema.keys(effect.fields().set()));
        if (!settings.external()) {
            patch.keepOneAdmin(); // an issuer's callers have their roles from it
        }
        changes.role().filter(role -> effect.role()).ifPresent(patch::role);
        changes.disabled()
                .filter(disabled -> effect.disables() || effect.enables())
                .ifPresent(patch::disabled);
        if (effect.revokes()) {
            patch.bumpTokenVersion();
        }
        if (effect.disables()) {
            patch.bumpMailVersion().oweNothing();
        }
        if (effect.forcesReset()) {
            patch.requirePasswordReset(true).owe(MailKind.RESET);
        }
        return patch.build();
    }

    private void told(UserRecord user, Effect effect, Origin origin) {
        if (effect.disables()) {
            events.tell(EventType.USER_DISABLED, user.id(), origin);
            mails.dropTokens(user);
        }
        if (effect.enables()) {
            events.tell(EventType.USER_ENABLED, user.id(), origin);
        }
        if (effect.forcesReset()) {
            events.tell(EventType.PASSWORD_RESET_FORCED, user.id(), origin);
            mails.sendOwed(MailKind.RESET, user, origin);
        }
        if (effect.role()) {
            events.tell(EventType.USER_UPDATED, user.id(), origin, "role");
        } else if (effect.isAny()) {
            events.tell(EventType.USER_UPDATED, user.id(), origin);
        }
    }

    private static boolean willBeDisabled(UserRecord user, UserChanges changes) {
        return changes.disabled().orElse(user.disabled());
    }

    private static Effect effect(UserRecord user, UserChanges changes) {
        boolean disabled = willBeDisabled(user, changes);
        return new Effect(
                changes.role().filter(role -> !role.equals(user.role())).isPresent(),
                disabled && !user.disabled(),
                !disabled && user.disabled(),
                changes.requirePasswordReset(),
                FieldChanges.NONE);
    }
}
