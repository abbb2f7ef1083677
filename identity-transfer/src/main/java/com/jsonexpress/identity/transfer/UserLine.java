package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.schema.ExternalId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One user as one JSON object, there and back. */
final class UserLine {
    private UserLine() {}

    /** The user, or every member that is at fault. */
    static Result<UserCopy> read(Map<String, @Nullable Object> members) {
        Members object = new Members(members);
        if (members.containsKey("password")) {
            object.refuse(
                    "password",
                    "field_not_accepted",
                    "No password in clear is imported. Give passwordHash, or none: the user sets a password.");
        }
        UserCopy copy = new UserCopy(
                object.text("id"),
                object.required("email"),
                object.text("role"),
                object.truth("emailVerified"),
                object.truth("requirePasswordReset"),
                object.truth("disabled"),
                object.truth("contested"),
                object.text("passwordHash"),
                object.time("createdAt"),
                object.time("updatedAt"),
                external(object),
                object.object("fields").map(FieldChanges::of).orElse(FieldChanges.NONE));
        return object.result(copy);
    }

    private static Optional<ExternalId> external(Members object) {
        return object.object("external").flatMap(members -> {
            Members pair = new Members(members);
            Result<ExternalId> read = pair.result(new ExternalId(pair.required("issuer"), pair.required("subject")));
            if (read.isOk()) {
                return Optional.of(read.orThrow());
            }
            object.refuse("external", "invalid", "external is an object of two texts, issuer and subject.");
            return Optional.empty();
        });
    }

    /** The line, with its end. What has its usual value is left out. */
    static byte[] write(UserCopy user) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        user.id().ifPresent(id -> members.put("id", id));
        members.put("email", user.email());
        user.role().ifPresent(role -> members.put("role", role));
        put(members, "emailVerified", user.emailVerified());
        put(members, "requirePasswordReset", user.requirePasswordReset());
        put(members, "disabled", user.disabled());
        put(members, "contested", user.contested());
        user.passwordHash().ifPresent(hash -> members.put("passwordHash", hash));
        user.createdAt().ifPresent(at -> members.put("createdAt", at));
        user.updatedAt().ifPresent(at -> members.put("updatedAt", at));
        user.external()
                .ifPresent(who -> members.put("external", Map.of("issuer", who.issuer(), "subject", who.subject())));
        if (!user.fields().isEmpty()) {
            Map<String, @Nullable Object> fields = new TreeMap<>(user.fields().set());
            user.fields().cleared().forEach(name -> fields.put(name, null));
            members.put("fields", fields);
        }
        byte[] json = Json.write(members);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static void put(Map<String, @Nullable Object> members, String name, boolean value) {
        if (value) {
            members.put(name, true);
        }
    }
}
