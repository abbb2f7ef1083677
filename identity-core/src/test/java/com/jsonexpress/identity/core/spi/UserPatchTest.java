package com.jsonexpress.identity.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.testing.HandClock;
import com.jsonexpress.identity.core.testing.TestUsers;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a conditional write demands, and what it changes. */
class UserPatchTest {
    private static final Instant AT = HandClock.START;
    private static final ExternalId EXTERNAL = new ExternalId("https://issuer.example", "subject");

    private final UserRecord ann = TestUsers.ann();

    private static UserPatch patch(UnaryOperator<UserPatchBuilder> change) {
        return change.apply(UserPatch.builder(AT)).build();
    }

    private UserRecord after(UnaryOperator<UserPatchBuilder> change) {
        return patch(change).applyTo(ann);
    }

    private static FieldKey key(String field, String value) {
        return new FieldKey(new Identifier(field, value), true);
    }

    @Test
    void matches_nothingExpected_isTrue() {
        assertThat(patch(patch -> patch).matches(ann)).isTrue();
    }

    @Test
    void matches_everythingAsExpected_isTrue() {
        assertThat(patch(patch -> patch.expectHash(ann.passwordHash())
                                .expectTokenVersion(3)
                                .expectMailVersion(5)
                                .expectDisabled(false)
                                .expectVerified(false)
                                .expectContested(false)
                                .expectSeedState(SeedState.NONE)
                                .expectOwedMail(Optional.empty())
                                .external(EXTERNAL, Optional.empty())
                                .guess(new GuessStep.Reserve(Guesser.STRANGER, 1)))
                        .matches(ann))
                .isTrue();
    }

    @Test
    void matches_oneThingOtherThanExpected_isFalse() {
        List<UnaryOperator<UserPatchBuilder>> others = List.of(
                patch -> patch.expectHash(Optional.of("another")),
                patch -> patch.expectHash(Optional.empty()),
                patch -> patch.expectTokenVersion(4),
                patch -> patch.expectMailVersion(4),
                patch -> patch.expectDisabled(true),
                patch -> patch.expectVerified(true),
                patch -> patch.expectContested(true),
                patch -> patch.expectSeedState(SeedState.ANNOUNCED),
                patch -> patch.expectOwedMail(Optional.of(MailKind.RESET)),
                patch -> patch.guess(new GuessStep.Reserve(Guesser.STRANGER, 0)));
        assertThat(others).noneMatch(other -> patch(other).matches(ann));
    }

    @Test
    void matches_bindingAUserWhoIsBound_isFalse() {
        UserRecord bound = after(patch -> patch.external(EXTERNAL, Optional.empty()));

        assertThat(patch(patch -> patch.external(EXTERNAL, Optional.empty())).matches(bound))
                .isFalse();
        assertThat(patch(patch -> patch).matches(bound)).isTrue();
    }

    @Test
    void applyTo_nothingToChange_changesNothing() {
        UserRecord full = after(patch -> patch.role("admin")
                .emailVerified(true)
                .requirePasswordReset(true)
                .disabled(true)
                .contested(true)
                .owe(MailKind.RESET)
                .seedState(SeedState.ANNOUNCED)
                .external(EXTERNAL, Optional.of(AT))
                .guess(new GuessStep.Reserve(Guesser.DEVICE, 1))
                .fields(FieldChanges.setting(Map.of("nick", "ann")), Set.of(key("nick", "ann"))));
        assertThat(full.updatedAt()).isEqualTo(AT);

        assertThat(UserPatch.builder(AT.plusSeconds(1)).build().applyTo(full)).isEqualTo(full);
    }

    @Test
    void applyTo_eachChange_isMade() {
        assertThat(after(patch -> patch.passwordHash("new")).passwordHash()).contains("new");
        assertThat(after(patch -> patch.role("admin")).role()).isEqualTo("admin");
        assertThat(after(patch -> patch.emailVerified(true)).emailVerified()).isTrue();
        assertThat(after(patch -> patch.requirePasswordReset(true)).requirePasswordReset())
                .isTrue();
        assertThat(after(patch -> patch.disabled(true)).disabled()).isTrue();
        assertThat(after(patch -> patch.contested(true)).contested()).isTrue();
        assertThat(after(patch -> patch.seedState(SeedState.UNANNOUNCED)).seedState())
                .isEqualTo(SeedState.UNANNOUNCED);
        assertThat(after(patch -> patch.guess(new GuessStep.Reserve(Guesser.DEVICE, 9)))
                        .guesses())
                .isEqualTo(new Guesses(0, 1));
    }

    @Test
    void applyTo_versions_countUpByOneWhereAsked() {
        UserRecord revoked = after(UserPatchBuilder::bumpTokenVersion);
        assertThat(revoked.tokenVersion()).isEqualTo(4);
        assertThat(revoked.mailVersion()).isEqualTo(5);
        assertThat(revoked.revokedAt()).contains(AT);
        UserRecord mailed = after(UserPatchBuilder::bumpMailVersion);
        assertThat(mailed.tokenVersion()).isEqualTo(3);
        assertThat(mailed.mailVersion()).isEqualTo(6);
        assertThat(mailed.revokedAt()).isEmpty();
    }

    @Test
    void applyTo_owedMail_setsAndClearsMarkAndTime() {
        UserRecord owed = after(patch -> patch.owe(MailKind.RESET));
        assertThat(owed.owedMail()).contains(MailKind.RESET);
        assertThat(owed.owedSince()).contains(AT);

        UserRecord paid = patch(UserPatchBuilder::oweNothing).applyTo(owed);
        assertThat(paid.owedMail()).isEmpty();
        assertThat(paid.owedSince()).isEmpty();
    }

    @Test
    void applyTo_revokedAt_neverGoesBack() {
        UserRecord bound = after(patch -> patch.external(EXTERNAL, Optional.of(AT)));
        assertThat(bound.external()).contains(EXTERNAL);
        assertThat(bound.revokedAt()).contains(AT);

        UserPatch earlier = patch(patch -> patch.external(EXTERNAL, Optional.of(AT.minusSeconds(1))));
        assertThat(earlier.applyTo(bound).revokedAt()).contains(AT);
        UserPatch bump =
                UserPatch.builder(AT.minusSeconds(1)).bumpTokenVersion().build();
        assertThat(bump.applyTo(bound).revokedAt()).contains(AT);
    }

    @Test
    void applyTo_fields_setsAndClears_andKeepsTheKeysOfOthers() {
        UserRecord named = after(patch -> patch.fields(
                FieldChanges.setting(Map.of("nick", "ann", "team", "red")),
                Set.of(key("nick", "ann"), key("team", "red"))));
        assertThat(named.fields()).isEqualTo(Map.of("nick", "ann", "team", "red"));

        UserRecord renamed = patch(patch ->
                        patch.fields(FieldChanges.setting(Map.of("nick", "anne")), Set.of(key("nick", "anne"))))
                .applyTo(named);
        assertThat(renamed.keys()).containsExactlyInAnyOrder(key("nick", "anne"), key("team", "red"));
        UserRecord cleared = patch(patch -> patch.fields(new FieldChanges(Map.of(), Set.of("nick")), Set.of()))
                .applyTo(named);
        assertThat(cleared.fields()).isEqualTo(Map.of("team", "red"));
        assertThat(cleared.keys()).containsExactly(key("team", "red"));
        assertThat(after(patch -> patch.fields(Map.of("nick", "ann"))).keys()).isEmpty();
    }

    @Test
    void isVisible_whatIsSeenFromOutside_andNothingElse() {
        List<UnaryOperator<UserPatchBuilder>> visible = List.of(
                patch -> patch.role("admin"),
                patch -> patch.emailVerified(true),
                patch -> patch.requirePasswordReset(true),
                patch -> patch.disabled(true),
                patch -> patch.fields(Map.of("nick", "ann")),
                UserPatchBuilder::bumpTokenVersion);
        List<UnaryOperator<UserPatchBuilder>> invisible = List.of(
                patch -> patch,
                patch -> patch.passwordHash("again"),
                patch -> patch.contested(true),
                patch -> patch.owe(MailKind.RESET),
                patch -> patch.seedState(SeedState.ANNOUNCED),
                patch -> patch.guess(new GuessStep.Forget()),
                UserPatchBuilder::bumpMailVersion);
        assertThat(visible).allMatch(change -> patch(change).isVisible());
        assertThat(visible).allMatch(change -> after(change).updatedAt().equals(AT));
        assertThat(invisible).noneMatch(change -> patch(change).isVisible());
        assertThat(invisible).allMatch(change -> after(change).updatedAt().equals(ann.updatedAt()));
    }

    @Test
    void keepOneAdmin_whereAskedAlone() {
        assertThat(patch(UserPatchBuilder::keepOneAdmin).keepOneAdmin()).isTrue();
        assertThat(patch(patch -> patch).keepOneAdmin()).isFalse();
    }

    @Test
    void toString_tellsNoValue() {
        assertThat(patch(patch -> patch.passwordHash("secret hash"))).hasToString("UserPatch");
    }

    @Test
    void record_isActingAdmin_onlyEnabledWithAPasswordAndWithoutAForcedReset() {
        UserRecord admin = after(patch -> patch.role("admin"));
        assertThat(admin.isActingAdmin()).isTrue();
        assertThat(ann.isActingAdmin()).isFalse();
        assertThat(TestUsers.changed(admin, patch -> patch.disabled(true)).isActingAdmin())
                .isFalse();
        assertThat(TestUsers.changed(admin, patch -> patch.requirePasswordReset(true))
                        .isActingAdmin())
                .isFalse();
    }
}
