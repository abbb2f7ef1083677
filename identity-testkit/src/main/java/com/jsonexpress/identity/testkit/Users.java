package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.schema.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes users for the tests of a store. */
final class Users {
    static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA";

    private Users() {}

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    static UserRecord user(String email) {
        return user(email, "user", Optional.of(HASH), MovableTime.START);
    }

    static UserRecord at(String email, Instant createdAt) {
        return user(email, "user", Optional.of(HASH), createdAt);
    }

    static UserRecord withRole(String email, String role) {
        return user(email, role, Optional.of(HASH), MovableTime.START);
    }

    static UserRecord admin(String email) {
        return withRole(email, Roles.ADMIN);
    }

    /** An admin who never set a password, and so cannot act. */
    static UserRecord invitedAdmin(String email) {
        return user(email, Roles.ADMIN, Optional.empty(), MovableTime.START);
    }

    /** Every component with a value of its own. */
    static UserRecord full(String email) {
        Instant created = MovableTime.START.plusMillis(1);
        Instant updated = created.plusMillis(1);
        return new UserRecord(
                id(),
                address(email),
                "editor-in_chief2",
                true,
                true,
                true,
                Optional.of(HASH),
                7,
                9,
                true,
                Optional.of(MailKind.RESET),
                Optional.of(updated),
                SeedState.ANNOUNCED,
                Optional.of("de-CH"),
                Optional.of(new ExternalId("https://issuer.example/", "subject|" + email)),
                Optional.of(created),
                new Guesses(3, 2),
                Map.of("nickname", "Zoë 😀 \"'\\\n", "newsletter", true, "level", 7L, "tags", List.of("a", "", "ü")),
                Set.of(key("nickname", "zoë 😀 \"'\\\n", true), key("level", "7", false)),
                created,
                updated);
    }

    static FieldKey key(String field, String value, boolean unique) {
        return new FieldKey(new Identifier(field, value), unique);
    }

    /** The key of a value as it is typed. */
    static FieldKey keyOf(String field, String value, boolean unique) {
        return key(field, value.toLowerCase(Locale.ROOT), unique);
    }

    /** The same user with this one field. */
    static UserRecord withField(UserRecord user, String field, String value, boolean unique) {
        return UserPatch.builder(user.updatedAt())
                .fields(FieldChanges.setting(Map.of(field, value)), Set.of(keyOf(field, value, unique)))
                .build()
                .applyTo(user);
    }

    static UserRecord withId(String id, String email) {
        return user(id, email, "user", Optional.of(HASH), MovableTime.START);
    }

    private static UserRecord user(String email, String role, Optional<String> hash, Instant createdAt) {
        return user(id(), email, role, hash, createdAt);
    }

    private static UserRecord user(String id, String email, String role, Optional<String> hash, Instant createdAt) {
        return new UserRecord(
                id,
                address(email),
                role,
                false,
                false,
                false,
                hash,
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                SeedState.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                Map.of(),
                Set.of(),
                createdAt,
                createdAt);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
