package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.limit.DeviceTokens;
import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.PasswordAttempt;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /auth/login}. While the password is wrong, every account is alike, an unknown one too: one look-up, the
 * same hashes computed, one answer (ASVS 5.0 6.3.8).
 */
public final class Login {

    /**
     * @param deviceToken of an earlier login on the same device
     * @param rememberDevice whether to give one out
     */
    public record Command(
            String email, String password, Optional<String> deviceToken, boolean rememberDevice, Origin origin) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    private final UserStore users;
    private final UserWriter writer;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final DeviceTokens devices;
    private final SessionIssuer issuer;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;

    Login(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.passwords = services.passwords();
        this.check = services.passwordCheck();
        this.devices = services.devices();
        this.issuer = services.issuer();
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
    }

    /** A session, or why there is none. What comes after a login by password (a second factor) will join here. */
    public Result<IssuedSession> run(Command command) {
        Result<PasswordAttempt> attempt = Password.attempt(command.password(), "password");
        if (attempt instanceof Result.Failed<PasswordAttempt> failed) {
            return Result.failed(failed.failure());
        }
        Optional<EmailAddress> address = EmailAddress.parse(command.email());
        String account = address.map(EmailAddress::canonical).orElse(command.email());
        Optional<UserRecord> user = address.flatMap(known -> users.find(known.identifier()));
        Result<Passwords.Check> checked =
                check.guess(account, user, attempt.orThrow(), guesser(user, command), command.origin());
        if (checked instanceof Result.Failed<Passwords.Check> failed) {
            return Result.failed(failed.failure());
        }
        if (user.isEmpty() || !checked.orThrow().isMatch()) {
            user.ifPresentOrElse(
                    known -> events.tell(EventType.LOGIN_FAILED, known.id(), command.origin(), "invalid_credentials"),
                    () -> events.tellUnknown(EventType.LOGIN_FAILED, command.origin(), "invalid_credentials"));
            return Result.failed(AuthError.INVALID_CREDENTIALS);
        }
        return passwordWasRight(user.get(), attempt.orThrow(), checked.orThrow(), command);
    }

    private Guesser guesser(Optional<UserRecord> user, Command command) {
        return user.filter(known -> isKnownDevice(known, command)).isPresent() ? Guesser.DEVICE : Guesser.STRANGER;
    }

    private boolean isKnownDevice(UserRecord user, Command command) {
        return command.deviceToken()
                .filter(token -> devices.isKnown(token, user))
                .isPresent();
    }

    private Result<IssuedSession> passwordWasRight(
            UserRecord user, PasswordAttempt attempt, Passwords.Check outcome, Command command) {
        Origin origin = command.origin();
        Optional<AuthError> obstacle = obstacle(user);
        if (obstacle.isPresent()) {
            events.tell(
                    EventType.LOGIN_FAILED, user.id(), origin, obstacle.get().code());
            return Result.failed(obstacle.get());
        }
        if (outcome.needsRehash()) {
            attempt.password().ifPresent(password -> Quietly.run(() -> rehash(user, password, origin)));
        }
        IssuedSession session = issuer.issue(user, issuer.open(user, user.tokenVersion(), List.of("pwd"), origin));
        events.tell(EventType.LOGIN_SUCCEEDED, user.id(), origin);
        return Result.ok(command.rememberDevice() ? session.withDeviceToken(devices.issue(user)) : session);
    }

    private Optional<AuthError> obstacle(UserRecord user) {
        if (user.disabled()) {
            return Optional.of(AuthError.ACCOUNT_DISABLED);
        }
        if (user.requirePasswordReset()) {
            return Optional.of(AuthError.PASSWORD_RESET_REQUIRED);
        }
        return settings.requireVerifiedEmail() && !user.emailVerified()
                ? Optional.of(AuthError.EMAIL_NOT_VERIFIED)
                : Optional.empty();
    }

    /**
     * A full gate or a store that takes no write now does not fail the login: the next one tries again. Writes only where
     * the hash is still the one that was checked: no slow re-hash brings an old password back.
     */
    private void rehash(UserRecord user, Password password, Origin origin) {
        UserWrite write = writer.update(
                user.id(),
                UserPatch.builder(clock.instant())
                        .expectHash(user.passwordHash())
                        .passwordHash(passwords.hash(origin.source(), password))
                        .build());
        if (write instanceof UserWrite.Done) {
            events.tell(EventType.PASSWORD_REHASHED, user.id(), origin);
        }
    }
}
