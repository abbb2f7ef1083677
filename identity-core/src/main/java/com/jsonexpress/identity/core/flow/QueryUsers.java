package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.schema.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code GET /users} and {@code GET /users/{id}}: users as they may be shown. */
public final class QueryUsers {
    private final UserStore users;
    private final UserSchema schema;

    QueryUsers(Services services) {
        this.users = services.users();
        this.schema = services.schema();
    }

    public Optional<User> byId(String id) {
        return users.find(id).map(UserRecord::toUser);
    }

    public Optional<User> byEmail(String email) {
        return found(email).map(UserRecord::toUser);
    }

    /** One page; a cursor that is none of ours, and a value that a field cannot have, are failures. */
    public Result<UserPage> page(UserQuery query) {
        List<Result<?>> read = new ArrayList<>();
        query.role().ifPresent(role -> read.add(Input.role("role", role)));
        List<FieldKey> keys = new ArrayList<>();
        for (String name : new TreeSet<>(query.fields().keySet())) {
            Result<FieldKey> key = schema.filter(name, query.fields().getOrDefault(name, ""));
            read.add(key);
            key.map(keys::add);
        }
        Optional<Failure> refused = Input.firstOf(read.toArray(Result<?>[]::new));
        return refused.<Result<UserPage>>map(Result::failed).orElseGet(() -> page(query, keys));
    }

    private Result<UserPage> page(UserQuery query, List<FieldKey> keys) {
        Optional<Identifier> unique =
                keys.stream().filter(FieldKey::unique).map(FieldKey::identifier).findFirst();
        if (query.email().isPresent() || unique.isPresent()) {
            Optional<UserRecord> one =
                    query.email().isPresent() ? found(query.email().get()) : unique.flatMap(users::find);
            return Result.ok(new UserPage(
                    one.filter(user -> matches(user, query, keys)).map(UserRecord::toUser).stream()
                            .toList(),
                    Optional.empty()));
        }
        if (keys.size() + query.role().stream().count() > 1) {
            String second = keys.get(keys.size() - 1).field();
            return Input.invalid(second, "one_filter", "Filter by the role or by one such field at a time.");
        }
        return walk(new UserPageRequest(
                query.limit(),
                query.cursor(),
                query.role(),
                keys.stream().map(FieldKey::identifier).findFirst()));
    }

    private Result<UserPage> walk(UserPageRequest request) {
        try {
            UserRecordPage page = users.page(request);
            return Result.ok(
                    new UserPage(page.users().stream().map(UserRecord::toUser).toList(), page.next()));
        } catch (IllegalArgumentException e) {
            return Input.invalid("cursor", "invalid_cursor", "Give back the nextCursor of the page before.");
        }
    }

    private Optional<UserRecord> found(String email) {
        return EmailAddress.parse(email).flatMap(address -> users.find(address.identifier()));
    }

    private static boolean matches(UserRecord user, UserQuery query, List<FieldKey> keys) {
        return query.role().map(user.role()::equals).orElse(true)
                && keys.stream().map(FieldKey::identifier).allMatch(user::hasField);
    }
}
