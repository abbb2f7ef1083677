package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.PasswordAttempt;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /auth/password/change}: a signed-in user sets another password. Password and version are one write; every
 * session dies, and the caller goes on with a new one.
 */
public final class ChangePassword {

    /** @param tokenVersion the version that the caller's token carries; it must still be the user's */
    public record Command(
            String userId, Optional<Long> tokenVersion, String currentPassword, String newPassword, Origin origin) {
        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    private final UserStore users;
    private final UserWriter writer;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final PasswordRules rules;
    private final SessionIssuer issuer;
    private final Events events;
    private final Clock clock;

    ChangePassword(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.passwords = services.passwords();
        this.check = services.passwordCheck();
        this.rules = services.passwordRules();
        this.issuer = services.issuer();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<IssuedSession> run(Command command) {
        Optional<Result<IssuedSession>> first = unrevoked(command).flatMap(user -> attempt(command, user));
        // written in between: a re-hash is no reason to give up; what revoked the caller's token is
        return first.or(() -> unrevoked(command).flatMap(user -> attempt(command, user)))
                .orElseGet(() -> Result.failed(CommonError.INVALID_ACCESS_TOKEN));
    }

    /** The user, while the caller's token is not revoked. */
    private Optional<UserRecord> unrevoked(Command command) {
        return users.find(command.userId())
                .filter(user -> command.tokenVersion()
                        .filter(version -> version == user.tokenVersion())
                        .isPresent());
    }

    /** Empty where the user was written in between. */
    private Optional<Result<IssuedSession>> attempt(Command command, UserRecord user) {
        Result<PasswordAttempt> current = Password.attempt(command.currentPassword(), "currentPassword");
        Result<Password> wanted = Input.newPassword(
                "newPassword", command.newPassword(), rules, user.email().typed());
        var refused = Input.firstOf(current, wanted);
        if (refused.isPresent()) {
            return Optional.of(Result.failed(refused.get()));
        }
        // Whoever is signed in has given the password before: no stranger's guesses stand in the way.
        Result<Passwords.Check> checked = check.guess(
                user.email().canonical(), Optional.of(user), current.orThrow(), Guesser.DEVICE, command.origin());
        if (checked instanceof Result.Failed<Passwords.Check> failed) {
            return Optional.of(Result.failed(failed.failure()));
        }
        if (!checked.orThrow().isMatch()) {
            return Optional.of(wrong(user, command.origin()));
        }
        if (current.orThrow().password().equals(Optional.of(wanted.orThrow()))) {
            return Optional.of(Input.unchanged("newPassword"));
        }
        return write(user, wanted.orThrow(), command.origin());
    }

    private Optional<Result<IssuedSession>> write(UserRecord user, Password wanted, Origin origin) {
        String hash = passwords.hash(origin.source(), wanted);
        SessionIssuer.Opened session = issuer.open(user, user.tokenVersion() + 1, List.of("pwd"), origin);
        Optional<UserRecord> changed;
        try {
            changed = UserWriter.done(writer.update(user.id(), patch(user, hash)));
        } catch (RuntimeException | Error e) {
            issuer.abandon(session);
            throw e;
        }
        if (changed.isEmpty()) {
            issuer.abandon(session);
            return Optional.empty();
        }
        events.tell(EventType.PASSWORD_CHANGED, user.id(), origin);
        return Optional.of(Result.ok(issuer.issue(changed.get(), session)));
    }

    private UserPatch patch(UserRecord user, String hash) {
        return UserPatch.builder(clock.instant())
                .expectHash(user.passwordHash())
                .expectTokenVersion(user.tokenVersion())
                .expectDisabled(false)
                .passwordHash(hash)
                .seedState(SeedState.NONE)
                .bumpTokenVersion()
                .build();
    }

    private Result<IssuedSession> wrong(UserRecord user, Origin origin) {
        events.tell(EventType.PASSWORD_CHANGE_FAILED, user.id(), origin, "invalid_credentials");
        return Result.failed(AuthError.INVALID_CREDENTIALS);
    }
}
