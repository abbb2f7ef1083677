package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.ExternalId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects one {@link UserPatch}. Not thread-safe. */
public final class UserPatchBuilder {
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
    private Optional<Instant> revokedAt = Optional.empty();
    private Optional<GuessStep> guess = Optional.empty();
    private FieldChanges fields = FieldChanges.NONE;
    private Set<FieldKey> keys = Set.of();
    private boolean bumpTokenVersion;
    private boolean bumpMailVersion;
    private boolean keepOneAdmin;

    UserPatchBuilder(Instant at) {
        this.at = at;
    }

    /** The stored hash must be this; empty for none. */
    public UserPatchBuilder expectHash(Optional<String> hash) {
        expectedHash = Optional.of(hash);
        return this;
    }

    public UserPatchBuilder expectTokenVersion(long version) {
        expectedTokenVersion = Optional.of(version);
        return this;
    }

    public UserPatchBuilder expectMailVersion(long version) {
        expectedMailVersion = Optional.of(version);
        return this;
    }

    public UserPatchBuilder expectDisabled(boolean expected) {
        expectedDisabled = Optional.of(expected);
        return this;
    }

    public UserPatchBuilder expectVerified(boolean expected) {
        expectedVerified = Optional.of(expected);
        return this;
    }

    public UserPatchBuilder expectContested(boolean expected) {
        expectedContested = Optional.of(expected);
        return this;
    }

    public UserPatchBuilder expectSeedState(SeedState expected) {
        expectedSeedState = Optional.of(expected);
        return this;
    }

    /** The mark must be this; empty for none. */
    public UserPatchBuilder expectOwedMail(Optional<MailKind> expected) {
        expectedOwedMail = Optional.of(expected);
        return this;
    }

    /** Sets the hash; a record that had one cannot lose it. */
    public UserPatchBuilder passwordHash(String hash) {
        passwordHash = Optional.of(hash);
        return this;
    }

    public UserPatchBuilder role(String value) {
        role = Optional.of(value);
        return this;
    }

    public UserPatchBuilder emailVerified(boolean value) {
        emailVerified = Optional.of(value);
        return this;
    }

    public UserPatchBuilder requirePasswordReset(boolean value) {
        requirePasswordReset = Optional.of(value);
        return this;
    }

    public UserPatchBuilder disabled(boolean value) {
        disabled = Optional.of(value);
        return this;
    }

    public UserPatchBuilder contested(boolean value) {
        contested = Optional.of(value);
        return this;
    }

    public UserPatchBuilder owe(MailKind kind) {
        owedMail = Optional.of(Optional.of(kind));
        return this;
    }

    public UserPatchBuilder oweNothing() {
        owedMail = Optional.of(Optional.empty());
        return this;
    }

    public UserPatchBuilder seedState(SeedState value) {
        seedState = Optional.of(value);
        return this;
    }

    /**
     * Binds a user who belongs to no external caller yet.
     *
     * @param refusedUntil tokens issued up to then do not count; empty where all do
     */
    public UserPatchBuilder external(ExternalId value, Optional<Instant> refusedUntil) {
        external = Optional.of(value);
        revokedAt = refusedUntil;
        return this;
    }

    /** Counts a password that is about to be tried, takes one back, or counts from 0 again. */
    public UserPatchBuilder guess(GuessStep step) {
        guess = Optional.of(step);
        return this;
    }

    /** Sets custom fields that nothing is found by. */
    public UserPatchBuilder fields(Map<String, Object> values) {
        return fields(FieldChanges.setting(values), Set.of());
    }

    /** Sets and clears custom fields; the keys are those of the values that are set. */
    public UserPatchBuilder fields(FieldChanges changes, Set<FieldKey> keysOfSet) {
        fields = changes;
        keys = keysOfSet;
        return this;
    }

    /** Revokes every token of the user in the same write. */
    public UserPatchBuilder bumpTokenVersion() {
        bumpTokenVersion = true;
        return this;
    }

    /** Kills every pending mail token of the user in the same write. */
    public UserPatchBuilder bumpMailVersion() {
        bumpMailVersion = true;
        return this;
    }

    public UserPatchBuilder keepOneAdmin() {
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
                revokedAt,
                guess,
                fields,
                keys,
                bumpTokenVersion,
                bumpMailVersion,
                keepOneAdmin);
    }
}
