package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.ExternalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One conditional write of a user: what must hold, what changes, whether versions count up. All of it or nothing.
 * Immutable; its builder collects. Prints no value.
 *
 * <p>What is empty in {@code expected…} may be anything; what is empty in a change stays.
 *
 * @param at becomes {@code updatedAt} where the write is {@link #isVisible visible}
 * @param expectedHash the stored hash must be this (an inner empty stands for "has none")
 * @param owedMail an inner empty clears the mark and its time, another sets both
 * @param keepOneAdmin refuse where no {@link UserRecord#isActingAdmin acting admin} would remain and the user is one
 * @param external who the user is at an external issuer; a user who has one already does not match
 * @param revokedAt from when on tokens of an external issuer count; what counts the token version up sets it by itself;
 *     never earlier than it was
 * @param guess what happens to the count of tried passwords
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
        Optional<Instant> revokedAt,
        Optional<GuessStep> guess,
        FieldChanges fields,
        Set<FieldKey> keys,
        boolean bumpTokenVersion,
        boolean bumpMailVersion,
        boolean keepOneAdmin) {
    public UserPatch {
        keys = Set.copyOf(keys);
    }

    /** Starts from nothing. */
    public static UserPatchBuilder builder(Instant at) {
        return new UserPatchBuilder(at);
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
                && (external.isEmpty() || user.external().isEmpty())
                && guess.map(step -> step.fits(user.guesses())).orElse(true);
    }

    /** Whether the user or its tokens change, as seen from outside; marks, counts and a re-hash do not. */
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
                later(bumpTokenVersion ? Optional.of(at) : revokedAt, user.revokedAt()),
                guess.map(step -> step.applyTo(user.guesses())).orElse(user.guesses()),
                fields.applyTo(user.fields()),
                keysAfter(user),
                user.createdAt(),
                isVisible() ? at : user.updatedAt());
    }

    private Set<FieldKey> keysAfter(UserRecord user) {
        if (fields.isEmpty() && keys.isEmpty()) {
            return user.keys();
        }
        Set<String> touched = fields.names();
        Set<FieldKey> after = new HashSet<>(keys);
        user.keys().stream().filter(key -> !touched.contains(key.field())).forEach(after::add);
        return after;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
    }

    private static <T> boolean holds(Optional<T> expected, T actual) {
        return expected.isEmpty() || expected.get().equals(actual);
    }

    @Override
    public String toString() {
        return "UserPatch";
    }
}
