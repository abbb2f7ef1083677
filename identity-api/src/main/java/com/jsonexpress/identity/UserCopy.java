package com.jsonexpress.identity;

import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.schema.ExternalId;
import java.time.Instant;
import java.util.Optional;

/**
 * A user on the way from one system to another. Immutable. Prints no value.
 *
 * @param id the one to keep, 16 to 64 characters of {@code A-Z a-z 0-9 _ -}; empty for a new one
 * @param email as the user typed it
 * @param role empty for the default role
 * @param contested whether somebody else tried to register the same unverified address: then a reset alone verifies it
 * @param passwordHash an argon2id hash in the PHC format, or one that a {@code ForeignHashes} reads; empty for none
 * @param createdAt empty for now
 * @param updatedAt empty for {@code createdAt}
 * @param external who the user is at an external issuer
 * @param fields custom fields; those that are cleared have no value, and no default either
 */
public record UserCopy(
        Optional<String> id,
        String email,
        Optional<String> role,
        boolean emailVerified,
        boolean requirePasswordReset,
        boolean disabled,
        boolean contested,
        Optional<String> passwordHash,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<ExternalId> external,
        FieldChanges fields) {

    @Override
    public String toString() {
        return "UserCopy";
    }
}
