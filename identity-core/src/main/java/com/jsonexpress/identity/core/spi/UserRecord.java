package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.schema.User;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user as it is stored. Immutable. Prints its id alone.
 *
 * @param passwordHash a PHC string; empty for a user who never set a password
 * @param tokenVersion counts up by one with whatever revokes the user's tokens; starts at 0, or at the seconds since 1970
 *     where the user brings an id, which somebody may have had before
 * @param mailVersion counts up by one with whatever kills the user's pending mail tokens; starts as that does
 * @param contested whether somebody else tried to register the same unverified address
 * @param owedMail the mail that this user is owed until it was handed over
 * @param owedSince since when; empty where none is owed
 * @param locale the user's language as a BCP 47 tag
 * @param external who the user is at an external issuer, once a token has proved it; then it stays
 * @param revokedAt when the token version counted up last; an external issuer's tokens from before are refused
 * @param guesses how many passwords were tried since the last right one
 * @param fields custom fields by name, each a {@code String}, {@code Long}, {@code Boolean} or a list of texts
 * @param keys what of the fields the store indexes: unique ones, and those that users are listed by
 */
public record UserRecord(
        String id,
        EmailAddress email,
        String role,
        boolean emailVerified,
        boolean requirePasswordReset,
        boolean disabled,
        Optional<String> passwordHash,
        long tokenVersion,
        long mailVersion,
        boolean contested,
        Optional<MailKind> owedMail,
        Optional<Instant> owedSince,
        SeedState seedState,
        Optional<String> locale,
        Optional<ExternalId> external,
        Optional<Instant> revokedAt,
        Guesses guesses,
        Map<String, Object> fields,
        Set<FieldKey> keys,
        Instant createdAt,
        Instant updatedAt) {
    public UserRecord {
        fields = Map.copyOf(fields);
        keys = Set.copyOf(keys);
    }

    /** Whether this is an admin who can act: enabled, with a password, without a forced reset. One always remains. */
    public boolean isActingAdmin() {
        return role.equals(Roles.ADMIN) && !disabled && passwordHash.isPresent() && !requirePasswordReset;
    }

    /** Whether somebody who never proved the address may have filled the record in: it has a password, and no proof. */
    public boolean isUnproven() {
        return !emailVerified && passwordHash.isPresent();
    }

    /** What this user alone has, and is found by. The store keeps each unique. */
    public Set<Identifier> identifiers() {
        Stream<Identifier> unique = keys.stream().filter(FieldKey::unique).map(FieldKey::identifier);
        Stream<Identifier> who =
                Stream.concat(Stream.of(email.identifier()), external.map(ExternalId::identifier).stream());
        return Stream.concat(who, unique).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of the fields has this value. */
    public boolean hasField(Identifier value) {
        return keys.stream().map(FieldKey::identifier).anyMatch(value::equals);
    }

    /** What may be shown. */
    public User toUser() {
        return new User(
                id, email.typed(), role, emailVerified, requirePasswordReset, disabled, createdAt, updatedAt, fields);
    }

    @Override
    public String toString() {
        return "UserRecord[" + id + "]";
    }
}
