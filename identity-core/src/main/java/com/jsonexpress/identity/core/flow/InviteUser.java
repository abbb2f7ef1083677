package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /users/{id}/invite}: mails the set-your-password link again; the earlier one is dead. */
public final class InviteUser {
    private final UserStore users;
    private final UserWriter writer;
    private final MailDesk mails;
    private final Events events;
    private final Clock clock;

    InviteUser(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.mails = services.mails();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<User> run(String id, Origin origin) {
        Optional<UserRecord> found = users.find(id);
        if (found.isEmpty()) {
            return Result.failed(CommonError.NOT_FOUND);
        }
        if (!mails.reaches(found.get())) {
            return unreachable(id, origin);
        }
        UserWrite write = owe(id);
        if (write instanceof UserWrite.Absent) {
            return Result.failed(CommonError.NOT_FOUND);
        }
        return write instanceof UserWrite.Done owed ? send(owed.user(), origin) : unreachable(id, origin);
    }

    private Result<User> unreachable(String id, Origin origin) {
        events.tell(EventType.USER_CHANGE_REFUSED, id, origin, AuthError.EMAIL_UNAVAILABLE.code());
        return Result.failed(AuthError.EMAIL_UNAVAILABLE);
    }

    /** Told first: the mail is owed, and sent some time even where it cannot be queued now. */
    private Result<User> send(UserRecord owed, Origin origin) {
        events.tell(EventType.USER_INVITED, owed.id(), origin);
        mails.queueToken(MailKind.INVITATION, owed, origin);
        return Result.ok(owed.toUser());
    }

    /** Marks the user, so that a crash before the mail was handed over loses nothing. Nobody disabled is invited. */
    private UserWrite owe(String id) {
        return writer.update(
                id,
                UserPatch.builder(clock.instant())
                        .expectDisabled(false)
                        .owe(MailKind.INVITATION)
                        .build());
    }
}
