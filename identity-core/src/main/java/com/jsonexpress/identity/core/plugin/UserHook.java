package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.schema.User;
import java.util.Map;

/**
 * Has a say before a user is written. Found through {@code ServiceLoader} or handed to the builder; hooks run in the
 * order of their class names, before the password is hashed.
 *
 * <p>A hook sees neither password nor hash, and can change custom fields alone: role, versions and verified state are
 * out of its reach by type. The fields it is given are checked and complete with their defaults; it may set any declared
 * field, also one that nobody may write over HTTP. What it throws fails the request with 500 and writes nothing, as does
 * what it returns where that is not declared or not valid. Thread-safe.
 */
public interface UserHook {

    /** The custom fields to store, or a failure that refuses the user. */
    default Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
        return Result.ok(fields);
    }

    /** The custom fields to set and to clear, or a failure that refuses the change. */
    default Result<FieldChanges> beforeUpdate(User user, FieldChanges changes) {
        return Result.ok(changes);
    }
}
