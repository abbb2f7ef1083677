package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.ExternalId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One conditional write of a user: what must hold, what changes, whether versions count up. All of it or nothing.
 * Immutable: each method gives a changed copy. Prints no value.
 *
 * <p>What is empty in {@code expected…} may be anything; what is empty in a change stays.
 *
 * @param at becomes {@code updatedAt} where the write is {@link #isVisible visible}
 * @param expectedHash the stored hash must be this (an inner empty stands for "has none")
 * @param owedMail an inner empty clears the mark and its time, another sets both
 * @param keepOneAdmin refuse where no {@link UserRecord#isActingAdmin acting admin} would remain and the user is one
 * @param external who the user is at an external issuer; a user who has one already does not match
 * @param fields custom fields to set and to clear; others stay
 * @param keys what the set ones are indexed by from now on; those of fields that are touched go
 */
public record UserPatch(
        Instant at,
        Optional<Optional<String>> expectedHash,
        Optional<Long> expectedTokenVersion,
        Optional<Long> expectedMailVersion,
        Optional<Boolean> expectedDisabled,
        Optional<Boolean> expectedVerified,
        Optional<Boolean> expectedContested,
        Optional<SeedState> expectedSeedState,
        Optional<Optional<MailKind>> expectedOwedMail,
        Optional<String> passwordHash,
        Optional<String> role,
        Optional<Boolean> emailVerified,
        Optional<Boolean> requirePasswordReset,
        Optional<Boolean> disabled,
        Optional<Boolean> contested,
        Optional<Optional<MailKind>> owedMail,
        Optional<SeedState> seedState,
        Optional<ExternalId> external,
        FieldChanges fields,
        Set<FieldKey> keys,
        boolean bumpTokenVersion,
        boolean bumpMailVersion,
        boolean keepOneAdmin) {
    public UserPatch {
        keys = Set.copyOf(keys);
    }

    /** Starts from nothing. */
    public static Builder builder(Instant at) {
        return new Builder(at);
    }

    /** Whether the record is as expected. */
    public boolean matches(UserRecord user) {
        return holds(expectedHash, user.passwordHash())
                && holds(expectedTokenVersion, user.tokenVersion())
                && holds(expectedMailVersion, user.mailVersion())
                && holds(expectedDisabled, user.disabled())
                && holds(expectedVerified, user.emailVerified())
                && holds(expectedContested, user.contested())
                && holds(expectedSeedState, user.seedState())
                && holds(expectedOwedMail, user.owedMail())
                && (external.isEmpty() || user.external().isEmpty());
    }

    /** Whether the user or its tokens change, as seen from outside; marks and a re-hash do not. */
    public boolean isVisible() {
        return role.isPresent()
                || emailVerified.isPresent()
                || requirePasswordReset.isPresent()
                || disabled.isPresent()
                || !fields.isEmpty()
                || bumpTokenVersion;
    }

    /** The record as it is after this write. */
    public UserRecord applyTo(UserRecord user) {
        return new UserRecord(
                user.id(),
                user.email(),
                role.orElse(user.role()),
                emailVerified.orElse(user.emailVerified()),
                requirePasswordReset.orElse(user.requirePasswordReset()),
                disabled.orElse(user.disabled()),
                passwordHash.isPresent() ? passwordHash : user.passwordHash(),
                user.tokenVersion() + (bumpTokenVersion ? 1 : 0),
                user.mailVersion() + (bumpMailVersion ? 1 : 0),
                contested.orElse(user.contested()),
                owedMail.orElse(user.owedMail()),
                owedMail.isPresent() ? owedMail.get().map(kind -> at) : user.owedSince(),
                seedState.orElse(user.seedState()),
                user.locale(),
                external.isPresent() ? external : user.external(),
                bumpTokenVersion ? Optional.of(at) : user.revokedAt(),
                fields.applyTo(user.fields()),
                keysAfter(user),
                user.createdAt(),
                isVisible() ? at : user.updatedAt());
    }

    private Set<FieldKey> keysAfter(UserRecord user) {
        Set<String> touched = fields.names();
        Set<FieldKey> after = new HashSet<>(keys);
        user.keys().stream().filter(key -> !touched.contains(key.field())).forEach(after::add);
        return after;
    }

    private static <T> boolean holds(Optional<T> expected, T actual) {
        return expected.isEmpty() || expected.get().equals(actual);
    }

    @Override
    public String toString() {
        return "UserPatch";
    }

    /** Collects one write. Not thread-safe. */
    public static final class Builder {
        private final Instant at;
        private Optional<Optional<String>> expectedHash = Optional.empty();
        private Optional<Long> expectedTokenVersion = Optional.empty();
        private Optional<Long> expectedMailVersion = Optional.empty();
        private Optional<Boolean> expectedDisabled = Optional.empty();
        private Optional<Boolean> expectedVerified = Optional.empty();
        private Optional<Boolean> expectedContested = Optional.empty();
        private Optional<SeedState> expectedSeedState = Optional.empty();
        private Optional<Optional<MailKind>> expectedOwedMail = Optional.empty();
        private Optional<String> passwordHash = Optional.empty();
        private Optional<String> role = Optional.empty();
        private Optional<Boolean> emailVerified = Optional.empty();
        private Optional<Boolean> requirePasswordReset = Optional.empty();
        private Optional<Boolean> disabled = Optional.empty();
        private Optional<Boolean> contested = Optional.empty();
        private Optional<Optional<MailKind>> owedMail = Optional.empty();
        private Optional<SeedState> seedState = Optional.empty();
        private Optional<ExternalId> external = Optional.empty();
        private FieldChanges fields = FieldChanges.NONE;
        private Set<FieldKey> keys = Set.of();
        private boolean bumpTokenVersion;
        private boolean bumpMailVersion;
        private boolean keepOneAdmin;

        private Builder(Instant at) {
            this.at = at;
        }

        /** The stored hash must be this; empty for none. */
        public Builder expectHash(Optional<String> hash) {
            expectedHash = Optional.of(hash);
            return this;
        }

        public Builder expectTokenVersion(long version) {
            expectedTokenVersion = Optional.of(version);
            return this;
        }

        public Builder expectMailVersion(long version) {
            expectedMailVersion = Optional.of(version);
            return this;
        }

        public Builder expectDisabled(boolean expected) {
            expectedDisabled = Optional.of(expected);
            return this;
        }

        public Builder expectVerified(boolean expected) {
            expectedVerified = Optional.of(expected);
            return this;
        }

        public Builder expectContested(boolean expected) {
            expectedContested = Optional.of(expected);
            return this;
        }

        public Builder expectSeedState(SeedState expected) {
            expectedSeedState = Optional.of(expected);
            return this;
        }

        /** The mark must be this; empty for none. */
        public Builder expectOwedMail(Optional<MailKind> expected) {
            expectedOwedMail = Optional.of(expected);
            return this;
        }

        /** Sets the hash; a record that had one cannot lose it. */
        public Builder passwordHash(String hash) {
            passwordHash = Optional.of(hash);
            return this;
        }

        public Builder role(String value) {
            role = Optional.of(value);
            return this;
        }

        public Builder emailVerified(boolean value) {
            emailVerified = Optional.of(value);
            return this;
        }

        public Builder requirePasswordReset(boolean value) {
            requirePasswordReset = Optional.of(value);
            return this;
        }

        public Builder disabled(boolean value) {
            disabled = Optional.of(value);
            return this;
        }

        public Builder contested(boolean value) {
            contested = Optional.of(value);
            return this;
        }

        public Builder owe(MailKind kind) {
            owedMail = Optional.of(Optional.of(kind));
            return this;
        }

        public Builder oweNothing() {
            owedMail = Optional.of(Optional.empty());
            return this;
        }

        public Builder seedState(SeedState value) {
            seedState = Optional.of(value);
            return this;
        }

        /** Binds a user who belongs to no external caller yet. */
        public Builder external(ExternalId value) {
            external = Optional.of(value);
            return this;
        }

        /** Sets custom fields that nothing is found by. */
        public Builder fields(Map<String, Object> values) {
            return fields(FieldChanges.setting(values), Set.of());
        }

        /** Sets and clears custom fields; the keys are those of the values that are set. */
        public Builder fields(FieldChanges changes, Set<FieldKey> keysOfSet) {
            fields = changes;
            keys = keysOfSet;
            return this;
        }

        /** Revokes every token of the user in the same write. */
        public Builder bumpTokenVersion() {
            bumpTokenVersion = true;
            return this;
        }

        /** Kills every pending mail token of the user in the same write. */
        public Builder bumpMailVersion() {
            bumpMailVersion = true;
            return this;
        }

        public Builder keepOneAdmin() {
            keepOneAdmin = true;
            return this;
        }

        public UserPatch build() {
            return new UserPatch(
                    at,
                    expectedHash,
                    expectedTokenVersion,
                    expectedMailVersion,
                    expectedDisabled,
                    expectedVerified,
                    expectedContested,
                    expectedSeedState,
                    expectedOwedMail,
                    passwordHash,
                    role,
                    emailVerified,
                    requirePasswordReset,
                    disabled,
                    contested,
                    owedMail,
                    seedState,
                    external,
                    fields,
                    keys,
                    bumpTokenVersion,
                    bumpMailVersion,
                    keepOneAdmin);
        }
    }
}
