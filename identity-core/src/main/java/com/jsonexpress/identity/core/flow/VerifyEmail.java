package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.mail.MailToken;
import com.jsonexpress.identity.core.mail.MailTokens;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

/**
 * {@code POST /auth/verify}: whoever holds the link proves the address, once. A contested address cannot be proven this
 * way (contract 2.5): the click would activate somebody else's password.
 */
public final class VerifyEmail {
    private final MailTokens tokens;
    private final UserStore users;
    private final UserWriter writer;
    private final Events events;
    private final Clock clock;

    VerifyEmail(Services services) {
        this.tokens = services.mailTokens();
        this.users = services.users();
        this.writer = services.writer();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<User> run(String text, Origin origin) {
        Optional<MailToken> token = tokens.present(text, EnumSet.of(MailKind.VERIFICATION));
        if (token.isEmpty()) {
            events.tellUnknown(EventType.EMAIL_VERIFICATION_FAILED, origin, "invalid_token");
            return Result.failed(AuthError.INVALID_TOKEN);
        }
        // another mail that is owed meanwhile is no reason to give up
        Optional<UserRecord> verified = attempt(token.get()).or(() -> attempt(token.get()));
        if (verified.isEmpty()) {
            events.tell(EventType.EMAIL_VERIFICATION_FAILED, token.get().userId(), origin, "invalid_token");
            return Result.failed(AuthError.INVALID_TOKEN);
        }
        events.tell(EventType.EMAIL_VERIFIED, verified.get().id(), origin);
        Quietly.run(() -> tokens.drop(MailKind.VERIFICATION, verified.get().id()));
        return Result.ok(verified.get().toUser());
    }

    /** Empty where the link works no more, or the user was written in between. */
    private Optional<UserRecord> attempt(MailToken token) {
        return users.find(token.userId())
                .filter(user -> tokens.fits(token, user))
                .flatMap(this::write);
    }

    private Optional<UserRecord> write(UserRecord user) {
        UserPatchBuilder patch = UserPatch.builder(clock.instant())
                .expectVerified(false)
                .expectContested(false)
                .expectMailVersion(user.mailVersion())
                .expectDisabled(false)
                .emailVerified(true);
        if (user.owedMail().filter(kind -> kind == MailKind.VERIFICATION).isPresent()) {
            patch.expectOwedMail(user.owedMail()).oweNothing();
        }
        return UserWriter.done(writer.update(user.id(), patch.build()));
    }
}
