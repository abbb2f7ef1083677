package com.jsonexpress.identity.core.user;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one entrance to writing users, but for the seeded admin: runs the hooks, and makes what is remembered of the user
 * forgotten. Thread-safe.
 */
public final class UserWriter {
    private final UserStore store;
    private final List<UserHook> hooks;
    private final UserSchema schema;
    private final UserCache cache;

    public UserWriter(UserStore store, List<UserHook> hooks, UserSchema schema, UserCache cache) {
        this.schema = schema;
        this.store = store;
        this.hooks = List.copyOf(hooks);
        this.cache = cache;
    }

    /** What defaults and hooks make of a new user's custom fields, or why one refuses the user. */
    public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
        Map<String, Object> current = schema.withDefaults(fields);
        for (UserHook hook : hooks) {
            Result<Map<String, Object>> result = hook.beforeCreate(email, role, current);
            if (result instanceof Result.Failed<Map<String, Object>> failed) {
                return failed;
            }
            current = checked(FieldChanges.setting(result.orThrow()), hook).set();
        }
        return Result.ok(current);
    }

    /** What the hooks make of changed custom fields, or why one refuses the change. */
    public Result<FieldChanges> beforeUpdate(UserRecord user, FieldChanges changes) {
        FieldChanges current = changes;
        for (UserHook hook : hooks) {
            Result<FieldChanges> result = hook.beforeUpdate(user.toUser(), current);
            if (result instanceof Result.Failed<FieldChanges> failed) {
                return failed;
            }
            current = checked(result.orThrow(), hook);
        }
        return Result.ok(current);
    }

    /** A hook is trusted to write every field, and held to the declarations like everybody. */
    private FieldChanges checked(FieldChanges changes, UserHook hook) {
        Result<FieldChanges> checked = schema.accept(changes, Audience.NOBODY);
        if (checked instanceof Result.Failed<FieldChanges> failed) {
            throw new IllegalStateException("the user hook " + hook.getClass().getName()
                    + " gives custom fields that are not declared or not valid: "
                    + failed.failure().errors().stream().map(FieldError::field).toList());
        }
        return checked.orThrow();
    }

    /** Forgets as well that there was nobody of an id that is kept. */
    public UserWrite create(UserRecord user) {
        try {
            return store.create(user);
        } finally {
            cache.forget(user.id());
        }
    }

    public UserWrite update(String id, UserPatch patch) {
        try {
            return store.update(id, patch);
        } finally {
            cache.forget(id);
        }
    }

    public UserWrite delete(String id, Instant at) {
        try {
            return store.delete(id, at);
        } finally {
            cache.forget(id);
        }
    }

    /** The record, where the write was done. */
    public static Optional<UserRecord> done(UserWrite write) {
        return write instanceof UserWrite.Done done ? Optional.of(done.user()) : Optional.empty();
    }
}
