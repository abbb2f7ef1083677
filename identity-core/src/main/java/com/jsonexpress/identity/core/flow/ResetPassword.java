package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailToken;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.PasswordAttempt;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /auth/password/reset}: whoever holds the link of a reset or an invitation sets the password and takes the
 * account alone. Where this is the first proof of the address, what an owner may write goes, for somebody else may have
 * written it. A forced reset is not ended by the password it is to replace. The conditional write decides that a link works
 * once; a refused password or an outage before it spends nothing.
 */
public final class ResetPassword {
    private static final Set<MailKind> KINDS = EnumSet.of(MailKind.RESET, MailKind.INVITATION);

    public record Command(String token, String newPassword, Origin origin) {
        @Override
        public String toString() {
            return "ResetPassword";
        }
    }

    private final MailTokens tokens;
    private final UserStore users;
    private final UserWriter writer;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final PasswordRules rules;
    private final UserSchema schema;
    private final MailDesk mails;
    private final Events events;
    private final Clock clock;

    ResetPassword(Services services) {
        this.tokens = services.mailTokens();
        this.users = services.users();
        this.writer = services.writer();
        this.passwords = services.passwords();
        this.check = services.passwordCheck();
        this.rules = services.passwordRules();
        this.schema = services.schema();
        this.mails = services.mails();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<User> run(Command command) {
        Optional<MailToken> token = tokens.present(command.token(), KINDS);
        if (token.isEmpty()) {
            events.tellUnknown(EventType.PASSWORD_RESET_FAILED, command.origin(), "invalid_token");
            return Result.failed(AuthError.INVALID_TOKEN);
        }
        Optional<UserRecord> user = holder(token.get());
        if (user.isEmpty()) {
            return spent(token.get().userId(), command.origin());
        }
        Result<Password> password = Input.newPassword(
                "newPassword", command.newPassword(), rules, user.get().email().typed());
        if (password instanceof Result.Failed<Password> failed) {
            return Result.failed(failed.failure());
        }
        // hashed first: whoever compares has only the write before it, so a wrong guess costs the link
        String hash = passwords.hash(command.origin().source(), password.orThrow());
        // written in between: a change of the role is no reason to give up; a reset that is forced has a link of its
        // own
        return attempt(user.get(), command, hash)
                .or(() -> tokens.present(command.token(), KINDS)
                        .flatMap(this::holder)
                        .flatMap(now -> attempt(now, command, hash)))
                .orElseGet(() -> spent(user.get().id(), command.origin()));
    }

    /** Whom the link belongs to, while it works. */
    private Optional<UserRecord> holder(MailToken token) {
        return users.find(token.userId()).filter(user -> tokens.fits(token, user));
    }

    /** Empty where the user was written in between. */
    private Optional<Result<User>> attempt(UserRecord user, Command command, String hash) {
        if (user.requirePasswordReset() && isSame(user, command)) {
            return Optional.of(isStill(user) ? unchanged(user, command.origin()) : spent(user.id(), command.origin()));
        }
        return write(user, hash, command.origin());
    }

    /** As typed: what another system hashed need not be NFC. */
    private boolean isSame(UserRecord user, Command command) {
        PasswordAttempt typed =
                Password.attempt(command.newPassword(), "newPassword").orThrow();
        return check.isSame(user.passwordHash(), typed, command.origin());
    }

    private Optional<Result<User>> write(UserRecord user, String hash, Origin origin) {
        FieldChanges planted = user.isUnproven() ? schema.ownersReset() : FieldChanges.NONE;
        Optional<UserRecord> written = UserWriter.done(writer.update(
                user.id(),
                UserPatch.builder(clock.instant())
                        .fields(planted, schema.keys(planted.set()))
                        .expectHash(user.passwordHash())
                        .expectTokenVersion(user.tokenVersion())
                        .expectMailVersion(user.mailVersion())
                        .expectDisabled(false)
                        .passwordHash(hash)
                        .emailVerified(true)
                        .requirePasswordReset(false)
                        .contested(false)
                        .oweNothing()
                        .seedState(SeedState.NONE)
                        .guess(new GuessStep.Forget())
                        .bumpTokenVersion()
                        .bumpMailVersion()
                        .build()));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        mails.dropTokens(user);
        events.tell(EventType.PASSWORD_RESET, user.id(), origin);
        return Optional.of(Result.ok(written.get().toUser()));
    }

    /** Another request may have spent the link meanwhile: who guesses many at once is told of few. */
    private boolean isStill(UserRecord user) {
        return users.find(user.id())
                .filter(now -> now.mailVersion() == user.mailVersion()
                        && now.passwordHash().equals(user.passwordHash()))
                .isPresent();
    }

    private Result<User> unchanged(UserRecord user, Origin origin) {
        events.tell(EventType.PASSWORD_RESET_FAILED, user.id(), origin, "unchanged");
        return Input.unchanged("newPassword");
    }

    private Result<User> spent(String userId, Origin origin) {
        events.tell(EventType.PASSWORD_RESET_FAILED, userId, origin, "invalid_token");
        return Result.failed(AuthError.INVALID_TOKEN);
    }
}
