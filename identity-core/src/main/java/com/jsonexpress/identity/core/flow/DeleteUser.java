package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;

/** {@code DELETE /users/{id}}: the user is gone, and with it every token, because the next request finds no user. */
public final class DeleteUser {
    private final UserWriter writer;
    private final MailDesk mails;
    private final Events events;
    private final Clock clock;

    DeleteUser(Services services) {
        this.writer = services.writer();
        this.mails = services.mails();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<User> run(String id, Origin origin) {
        UserWrite write = writer.delete(id, clock.instant());
        if (write instanceof UserWrite.Done done) {
            events.tell(EventType.USER_DELETED, id, origin);
            mails.dropTokens(done.user());
            return Result.ok(done.user().toUser());
        }
        if (write instanceof UserWrite.LastAdmin) {
            events.tell(EventType.USER_CHANGE_REFUSED, id, origin, AuthError.LAST_ADMIN.code());
            return Result.failed(AuthError.LAST_ADMIN);
        }
        return Result.failed(CommonError.NOT_FOUND);
    }
}
