package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.json.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code users} of a realm export of Keycloak, {@code kc.sh export}. */
final class KeycloakRealm implements UserSource {
    private static final String RESET = "UPDATE_PASSWORD";

    private final JsonObjects users;
    private final KeycloakMapping mapping;

    /** @throws com.jsonexpress.identity.json.JsonException where there are no users in it */
    KeycloakRealm(InputStream in, KeycloakMapping mapping) throws IOException {
        this.users = JsonObjects.in(in, "users");
        this.mapping = mapping;
    }

    @Override
    public Optional<Result<UserCopy>> next() throws IOException {
        return users.next().map(this::read);
    }

    private Result<UserCopy> read(Map<String, @Nullable Object> user) {
        Object email = user.get("email");
        if (!(email instanceof String address)) {
            return refused("email", "required", "This user has no address in Keycloak. Give it one there.");
        }
        Optional<Map<?, ?>> credential = list(user, "credentials").stream()
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                .filter(one -> "password".equals(one.get("type")))
                .findFirst();
        Optional<String> hash = credential.flatMap(KeycloakCredential::convert);
        if (credential.isPresent() && hash.isEmpty()) {
            return refused(
                    "passwordHash",
                    "unreadable_hash",
                    "The password's algorithm is none of pbkdf2, pbkdf2-sha256, pbkdf2-sha512 and argon2. Remove the"
                            + " credential from the file: the user sets a new password.");
        }
        return Result.ok(new UserCopy(
                text(user, "id"),
                address,
                role(user),
                Boolean.TRUE.equals(user.get("emailVerified")),
                list(user, "requiredActions").contains(RESET),
                !Boolean.TRUE.equals(user.get("enabled")),
                false,
                hash,
                createdAt(user),
                Optional.empty(),
                Optional.empty(),
                FieldChanges.setting(fields(user))));
    }

    private Optional<String> role(Map<String, @Nullable Object> user) {
        Collection<?> has = list(user, "realmRoles");
        return mapping.roles().stream().filter(has::contains).findFirst();
    }

    private static Optional<Instant> createdAt(Map<String, @Nullable Object> user) {
        return user.get("createdTimestamp") instanceof Long millis
                ? Optional.of(Instant.ofEpochMilli(millis))
                : Optional.empty();
    }

    private Map<String, Object> fields(Map<String, @Nullable Object> user) {
        Map<String, Object> fields = new HashMap<>();
        Map<?, ?> attributes = user.get("attributes") instanceof Map<?, ?> map ? map : Map.of();
        for (String name : mapping.fields()) {
            @Nullable Object value = user.containsKey(name) ? user.get(name) : attributes.get(name);
            @Nullable Object first = value instanceof List<?> list ? (list.isEmpty() ? null : list.get(0)) : value;
            if (first != null) {
                fields.put(name, first);
            }
        }
        return fields;
    }

    private static Optional<String> text(Map<String, @Nullable Object> user, String name) {
        return user.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Collection<?> list(Map<String, @Nullable Object> user, String name) {
        return user.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Result<UserCopy> refused(String field, String code, String detail) {
        return Result.failed(
                Failure.fields(CommonError.VALIDATION_FAILED, List.of(new FieldError(field, code, detail))));
    }
}
