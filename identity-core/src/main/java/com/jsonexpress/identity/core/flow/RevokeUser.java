package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.User;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /users/{id}/revoke}: one atomic increment, and every token of the user is dead on the next request. */
public final class RevokeUser {
    private final UserWriter writer;
    private final Events events;
    private final Clock clock;

    RevokeUser(Services services) {
        this.writer = services.writer();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<User> run(String id, Origin origin) {
        Optional<UserRecord> revoked = UserWriter.done(writer.update(
                id, UserPatch.builder(clock.instant()).bumpTokenVersion().build()));
        revoked.ifPresent(user -> events.tell(EventType.USER_REVOKED, id, origin));
        return revoked.map(user -> Result.ok(user.toUser())).orElseGet(() -> Result.failed(CommonError.NOT_FOUND));
    }
}
