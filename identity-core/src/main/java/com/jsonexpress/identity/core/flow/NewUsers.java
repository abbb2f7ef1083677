package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Makes records of users that are not stored yet. */
final class NewUsers {
    private final RandomNames names;
    private final UserSchema schema;
    private final Clock clock;

    NewUsers(RandomNames names, UserSchema schema, Clock clock) {
        this.names = names;
        this.schema = schema;
        this.clock = clock;
    }

    /** An unverified, enabled user who is owed a mail, or none. */
    UserRecord make(
            EmailAddress email,
            String role,
            Optional<String> passwordHash,
            Optional<MailKind> owed,
            Map<String, Object> fields) {
        return make(email, role, false, passwordHash, owed, SeedState.NONE, fields);
    }

    /** The admin of an empty store, without a password. */
    UserRecord admin(EmailAddress email, String role) {
        return make(
                email,
                role,
                true,
                Optional.empty(),
                Optional.empty(),
                SeedState.UNANNOUNCED,
                schema.withDefaults(Map.of()));
    }

    /**
     * Somebody brought from elsewhere. Where the id is kept, versions begin at the time instead of 0, so that no token from
     * before fits, however often that user was revoked there.
     */
    UserRecord copy(
            UserCopy copy, EmailAddress email, String role, Optional<MailKind> owed, Map<String, Object> fields) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant createdAt =
                copy.createdAt().map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(now);
        long version = copy.id().isPresent() ? now.getEpochSecond() : 0;
        return new UserRecord(
                copy.id().orElseGet(names::id),
                email,
                role,
                copy.emailVerified(),
                copy.requirePasswordReset(),
                copy.disabled(),
                copy.passwordHash(),
                version,
                version,
                copy.contested(),
                owed,
                owed.map(kind -> now),
                SeedState.NONE,
                Optional.empty(),
                copy.external(),
                copy.external().map(caller -> now),
                Guesses.NONE,
                fields,
                schema.keys(fields),
                createdAt,
                copy.updatedAt().map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(createdAt));
    }

    private UserRecord make(
            EmailAddress email,
            String role,
            boolean verified,
            Optional<String> passwordHash,
            Optional<MailKind> owed,
            SeedState seedState,
            Map<String, Object> fields) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new UserRecord(
                names.id(),
                email,
                role,
                verified,
                false,
                false,
                passwordHash,
                0,
                0,
                false,
                owed,
                owed.map(kind -> now),
                seedState,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                fields,
                schema.keys(fields),
                now,
                now);
    }
}
