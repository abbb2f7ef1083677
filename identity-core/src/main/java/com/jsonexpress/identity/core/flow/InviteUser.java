package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.User;
import java.util.Optional;

/** {@code POST /users/{id}/invite}: mails the set-your-password link again; the earlier one is dead. */
public final class InviteUser {
    private final UserStore users;
    private final MailDesk mails;
    private final Events events;

    InviteUser(Services services) {
        this.users = services.users();
        this.mails = services.mails();
        this.events = services.events();
    }

    public Result<User> run(String id, Origin origin) {
        Optional<UserRecord> user = users.find(id);
        if (user.isEmpty()) {
            return Result.failed(CommonError.NOT_FOUND);
        }
        if (user.get().disabled() || !mails.reaches(user.get())) {
            return Result.failed(AuthError.EMAIL_UNAVAILABLE);
        }
        mails.queueToken(MailKind.INVITATION, user.get(), origin);
        events.tell(EventType.USER_INVITED, id, origin);
        return Result.ok(user.get().toUser());
    }
}
