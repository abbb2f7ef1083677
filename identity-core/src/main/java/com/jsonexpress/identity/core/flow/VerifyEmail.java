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
        Optional<UserRecord> verified = token.flatMap(genuine -> users.find(genuine.userId())
                .filter(user -> tokens.fits(genuine, user))
                .flatMap(this::write));
        if (verified.isEmpty()) {
            events.tellUnknown(EventType.EMAIL_VERIFICATION_FAILED, origin, "invalid_token");
            return Result.failed(AuthError.INVALID_TOKEN);
        }
        events.tell(EventType.EMAIL_VERIFIED, verified.get().id(), origin);
        Quietly.run(() -> tokens.drop(MailKind.VERIFICATION, verified.get().id()));
        return Result.ok(verified.get().toUser());
    }

    private Optional<UserRecord> write(UserRecord user) {
        UserPatchBuilder patch = UserPatch.builder(clock.instant())
                .expectVerified(false)
                .expectContested(false)
                .expectMailVersion(user.mailVersion())
                .expectDisabled(false)
                .emailVerified(true);
        if (user.owedMail().filter(kind -> kind == MailKind.VERIFICATION).isPresent()) {
            patch.oweNothing();
        }
        return UserWriter.done(writer.update(user.id(), patch.build()));
    }
}
