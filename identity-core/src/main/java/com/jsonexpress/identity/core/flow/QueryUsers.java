package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.User;
import java.util.List;
import java.util.Optional;

/** {@code GET /users} and {@code GET /users/{id}}: users as they may be shown. */
public final class QueryUsers {
    private final UserStore users;

    QueryUsers(Services services) {
        this.users = services.users();
    }

    public Optional<User> byId(String id) {
        return users.find(id).map(UserRecord::toUser);
    }

    public Optional<User> byEmail(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> users.find(address.identifier()))
                .map(UserRecord::toUser);
    }

    /** One page; a cursor that is none of ours is a failure. */
    public Result<UserPage> page(UserQuery query) {
        if (query.role().isPresent()
                && Input.role("role", query.role().get()) instanceof Result.Failed<String> failed) {
            return Result.failed(failed.failure());
        }
        if (query.email().isPresent()) {
            List<User> found =
                    byEmail(query.email().get())
                            .filter(user ->
                                    query.role().map(user.role()::equals).orElse(true))
                            .stream()
                            .toList();
            return Result.ok(new UserPage(found, Optional.empty()));
        }
        try {
            UserRecordPage page = users.page(new UserPageRequest(query.limit(), query.cursor(), query.role()));
            return Result.ok(
                    new UserPage(page.users().stream().map(UserRecord::toUser).toList(), page.next()));
        } catch (IllegalArgumentException e) {
            return Input.invalid("cursor", "invalid_cursor", "Give back the nextCursor of the page before.");
        }
    }
}
