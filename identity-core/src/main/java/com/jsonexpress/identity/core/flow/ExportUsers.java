package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserCopyPage;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.field.UserSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copies of all users, for another system: what {@link ImportUser} takes. */
public final class ExportUsers {
    private static final int PAGE = 200;

    private final UserStore users;
    private final UserSchema schema;
    private final Events events;

    ExportUsers(Services services) {
        this.users = services.users();
        this.schema = services.schema();
        this.events = services.events();
    }

    /** One part; the first one is an event. */
    public Result<UserCopyPage> page(Optional<String> cursor, boolean withHashes, Origin origin) {
        UserRecordPage page;
        try {
            page = users.page(new UserPageRequest(PAGE, cursor, Optional.empty(), Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Input.invalid("cursor", "invalid_cursor", "Give back what the part before told.");
        }
        if (cursor.isEmpty()) {
            events.tellUnknown(EventType.USERS_EXPORTED, origin, withHashes ? "with_hashes" : "without_hashes");
        }
        List<UserRecord> movable = page.users().stream()
                .filter(user -> user.email().isDeliverable())
                .toList();
        List<UserCopy> copies =
                movable.stream().map(user -> copy(user, withHashes)).toList();
        return Result.ok(
                new UserCopyPage(copies, page.users().size() - copies.size(), undeclared(movable), page.next()));
    }

    private UserCopy copy(UserRecord user, boolean withHashes) {
        return new UserCopy(
                Optional.of(user.id()),
                user.email().typed(),
                Optional.of(user.role()),
                user.emailVerified(),
                user.requirePasswordReset(),
                user.disabled(),
                user.contested(),
                withHashes ? user.passwordHash() : Optional.empty(),
                Optional.of(user.createdAt()),
                Optional.of(user.updatedAt()),
                user.external(),
                fields(user));
    }

    private Set<String> undeclared(List<UserRecord> movable) {
        Set<String> names = new HashSet<>();
        movable.forEach(user -> names.addAll(user.fields().keySet()));
        schema.fields().forEach(field -> names.remove(field.name()));
        return names;
    }

    /** What is not declared stays behind; what has no value says so, or a default would take its place. */
    private FieldChanges fields(UserRecord user) {
        Map<String, Object> set = new HashMap<>();
        Set<String> none = new HashSet<>();
        for (UserField field : schema.fields()) {
            Object value = user.fields().get(field.name());
            if (value != null) {
                set.put(field.name(), value);
            } else if (!field.isRequired()) {
                none.add(field.name());
            }
        }
        return new FieldChanges(set, none);
    }
}
