package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.User;
import java.util.Map;

/**
 * Has a say before a user is written. Found through {@code ServiceLoader} or handed to the builder; hooks run in the
 * order of their class names, before the password is hashed.
 *
 * <p>A hook sees neither password nor hash, and can change custom fields alone: role, versions and verified state are
 * out of its reach by type. What it throws fails the request with 500 and writes nothing. Thread-safe.
 */
public interface UserHook {

    /** The custom fields to store, or a failure that refuses the user. */
    default Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
        return Result.ok(fields);
    }

    /** The custom fields to set, or a failure that refuses the change. */
    default Result<Map<String, Object>> beforeUpdate(User user, Map<String, Object> fields) {
        return Result.ok(fields);
    }
}
