package com.jsonexpress.identity.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.testing.HandClock;
import com.jsonexpress.identity.core.testing.KeepingKv;
import com.jsonexpress.identity.core.testing.TestUsers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.5, mail tokens, over a store that forgets nothing by itself. */
class MailTokensTest {
    private static final Set<MailKind> ALL = EnumSet.allOf(MailKind.class);
    private static final Authenticator KEY = authenticator("k");

    private final KeepingKv kv = new KeepingKv();
    private final HandClock clock = new HandClock();
    private final MailTokens tokens = tokens(kv, KEY);
    private final UserRecord ann = TestUsers.ann();

    private static Authenticator authenticator(String letter) {
        return Authenticator.of(Secret.of(letter.repeat(32)), "mail");
    }

    private MailTokens tokens(KeepingKv store, Authenticator authenticator) {
        Config config = Config.defaults()
                .with(AuthKeys.VERIFY_TTL, Duration.ofHours(1), "test")
                .with(AuthKeys.RESET_TTL, Duration.ofHours(2), "test")
                .with(AuthKeys.INVITE_TTL, Duration.ofHours(3), "test");
        return new MailTokens(
                store, authenticator, new RandomNames(new SecureRandom()), clock, AuthSettings.of(config, true));
    }

    private static Duration life(MailKind kind) {
        return Duration.ofHours(kind == MailKind.VERIFICATION ? 1 : kind == MailKind.RESET ? 2 : 3);
    }

    private boolean isGood(String text) {
        return tokens.present(text, ALL).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = MailKind.class,
            names = {"VERIFICATION", "RESET", "INVITATION"})
    void mint_eachKind_isReadForThatKindUntilItsEnd(MailKind kind) {
        MailToken minted = tokens.mint(kind, ann);
        String text = tokens.textOf(minted);

        assertThat(kv.lives)
                .containsOnly(Map.entry("mail/" + kind.name().toLowerCase(Locale.ROOT) + "/" + ann.id(), life(kind)));
        assertThat(minted.expiresAt()).isEqualTo(HandClock.START.plus(life(kind)));
        assertThat(tokens.present(text, EnumSet.of(kind)).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(minted);
        assertThat(tokens.present(text, EnumSet.complementOf(EnumSet.of(kind)))).isEmpty();
        assertThat(tokens.fits(minted, ann)).isTrue();

        clock.set(minted.expiresAt().minusMillis(1));
        assertThat(isGood(text)).isTrue();
        clock.set(minted.expiresAt());
        assertThat(isGood(text)).isFalse();
        assertThat(tokens.live(kind, ann)).isEmpty();
    }

    @Test
    void mint_again_replacesTheOlder() {
        String first = tokens.textOf(tokens.mint(MailKind.RESET, ann));
        String second = tokens.textOf(tokens.mint(MailKind.RESET, ann));

        assertThat(isGood(first)).isFalse();
        assertThat(isGood(second)).isTrue();
    }

    @Test
    void present_anotherText_isNone() {
        MailToken token = tokens.mint(MailKind.RESET, ann);
        String text = tokens.textOf(token);
        String mac = text.substring(text.lastIndexOf('.') + 1);
        String good = "reset." + ann.id() + "." + token.id() + "." + mac;
        assertThat(good).isEqualTo(text);
        MailToken invitation = tokens.mint(MailKind.INVITATION, ann);
        for (String other : List.of(
                "",
                "reset",
                text + ".",
                text + ".x",
                "." + text,
                text.substring(0, text.length() - 1),
                "RESET" + text.substring(5),
                "invitation" + text.substring(5),
                "reset.." + token.id() + "." + mac,
                "reset." + ann.id().substring(1) + "." + token.id() + "." + mac,
                "reset.*." + token.id() + "." + mac,
                "reset." + TestUsers.BOB_ID + "." + token.id() + "." + mac,
                "reset." + ann.id() + "." + invitation.id() + "." + mac,
                "reset." + ann.id() + ".x." + KEY.mac(token.seed(), "mail", "RESET", ann.id(), "x"),
                "reset." + ann.id() + "." + token.id() + "."
                        + KEY.mac(token.seed(), "mail", "INVITATION", ann.id(), token.id()))) {
            assertThat(isGood(other)).as(other).isFalse();
        }
        assertThat(tokens(kv, authenticator("l")).present(text, ALL)).isEmpty();
    }

    /** The work on a text is bounded before it is looked at. */
    @Test
    void present_moreThan256Characters_doesNotAskTheStore() {
        String text = tokens.textOf(tokens.mint(MailKind.RESET, ann));
        String filler = "x".repeat(256 - text.length());

        assertThat(isGood(text + filler)).isFalse();
        assertThat(kv.reads).isEqualTo(1);
        assertThat(isGood(text + filler + "x")).isFalse();
        assertThat(kv.reads).isEqualTo(1);
    }

    @Test
    void live_recordThatBelongsElsewhere_isNone() {
        UserRecord bob = TestUsers.bob();
        tokens.mint(MailKind.RESET, bob);
        byte[] ofBob = kv.values.get("mail/reset/" + bob.id());
        kv.values.put("mail/invitation/" + bob.id(), ofBob);
        kv.values.put("mail/reset/" + ann.id(), ofBob);

        assertThat(tokens.live(MailKind.RESET, bob)).isPresent();
        assertThat(tokens.live(MailKind.INVITATION, bob)).isEmpty();
        String text = tokens.textOf(tokens.live(MailKind.RESET, bob).orElseThrow());
        assertThat(isGood(text)).isTrue();
        assertThat(isGood(text.replace(bob.id(), ann.id()))).isFalse();
        assertThat(isGood(text.replace("reset", "invitation"))).isFalse();
        UserRecord annAtBobs = TestUsers.user(ann.id(), "bob@example.com");
        assertThat(tokens.live(MailKind.RESET, annAtBobs)).isEmpty();
    }

    @Test
    void fits_onlyWhileTheUserIsAsItWas() {
        MailToken reset = tokens.mint(MailKind.RESET, ann);
        MailToken invitation = tokens.mint(MailKind.INVITATION, ann);
        MailToken verification = tokens.mint(MailKind.VERIFICATION, ann);
        List<MailToken> all = List.of(reset, invitation, verification);

        assertThat(all).allMatch(token -> tokens.fits(token, ann));
        for (UserRecord other : List.of(
                TestUsers.bob(),
                TestUsers.user(TestUsers.BOB_ID, "ann@example.com"),
                TestUsers.user(ann.id(), "ann@example.org"),
                TestUsers.changed(ann, patch -> patch.disabled(true)),
                TestUsers.changed(ann, patch -> patch.bumpMailVersion()))) {
            assertThat(all).noneMatch(token -> tokens.fits(token, other));
        }
        UserRecord otherPassword = TestUsers.changed(ann, patch -> patch.passwordHash("another"));
        assertThat(all.stream().filter(token -> tokens.fits(token, otherPassword)))
                .containsExactly(verification);
        UserRecord contested = TestUsers.changed(ann, patch -> patch.contested(true));
        assertThat(all.stream().filter(token -> tokens.fits(token, contested))).containsExactly(reset, invitation);
    }

    @Test
    void fingerprint_ofThePassword_showsNothingOfIt() {
        assertThat(tokens.mint(MailKind.RESET, ann).fingerprint())
                .isEqualTo(KEY.mac(new byte[0], "password", ann.passwordHash().orElseThrow()));
        assertThat(tokens.mint(MailKind.VERIFICATION, ann).fingerprint()).isEmpty();
    }

    @Test
    void live_tokenThatNoLongerFits_isNone() {
        MailToken token = tokens.mint(MailKind.RESET, ann);

        assertThat(tokens.live(MailKind.RESET, ann).map(MailToken::id)).contains(token.id());
        assertThat(tokens.live(MailKind.RESET, TestUsers.changed(ann, patch -> patch.disabled(true))))
                .isEmpty();
        assertThat(tokens.live(MailKind.INVITATION, ann)).isEmpty();
    }

    @Test
    void liveOrMint_whileOneLives_givesItUnextended() {
        MailToken first = tokens.liveOrMint(MailKind.RESET, ann);
        clock.move(Duration.ofMinutes(1));
        MailToken second = tokens.liveOrMint(MailKind.RESET, ann);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(isGood(tokens.textOf(first))).isTrue();
        assertThat(kv.lives).containsOnly(Map.entry("mail/reset/" + ann.id(), Duration.ofHours(2)));
    }

    @Test
    void liveOrMint_anotherWasFaster_givesThatOne() {
        MailToken faster = tokens.mint(MailKind.RESET, ann);
        var late = new KeepingKv() {
            @Override
            public Optional<byte[]> get(String key) {
                return reads++ == 0 ? Optional.empty() : Optional.ofNullable(values.get(key));
            }
        };
        late.values.putAll(kv.values);

        assertThat(tokens(late, KEY).liveOrMint(MailKind.RESET, ann).id()).isEqualTo(faster.id());
    }

    @Test
    void liveOrMint_whereADeadOneLies_replacesIt() {
        MailToken dead = tokens.mint(MailKind.RESET, ann);
        UserRecord changed = TestUsers.changed(ann, patch -> patch.bumpMailVersion());

        MailToken next = tokens.liveOrMint(MailKind.RESET, changed);
        assertThat(next.id()).isNotEqualTo(dead.id());
        assertThat(next.mailVersion()).isEqualTo(changed.mailVersion());
        assertThat(tokens.present(tokens.textOf(next), ALL)).isPresent();
    }

    @Test
    void drop_endsThatKindAlone() {
        String reset = tokens.textOf(tokens.mint(MailKind.RESET, ann));
        String invitation = tokens.textOf(tokens.mint(MailKind.INVITATION, ann));

        tokens.drop(MailKind.RESET, ann.id());
        assertThat(isGood(reset)).isFalse();
        assertThat(isGood(invitation)).isTrue();
    }

    /** A user may bring the id of another system, such as a UUID. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5d0f7c1e-2b1c-4c8e-9a51-1d0f3f4b7a01",
                "0123456789abcdef",
                "Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-Az_-"
            })
    void present_userWithAnIdOfAnotherSystem_isRead(String id) {
        UserRecord user = TestUsers.user(id, "ann@example.com");

        for (MailKind kind : List.of(MailKind.VERIFICATION, MailKind.RESET, MailKind.INVITATION)) {
            String text = tokens.textOf(tokens.mint(kind, user));
            assertThat(text.length()).isLessThan(256);
            assertThat(isGood(text)).as(text).isTrue();
        }
    }

    @Test
    void record_cutOffOrOfAnotherFormat_isNone() {
        MailToken token = tokens.mint(MailKind.RESET, ann);
        String text = tokens.textOf(token);
        byte[] bytes = token.encode();
        byte[] former = bytes.clone();
        former[0] = 1;
        byte[] unknown = bytes.clone();
        unknown[3] = '?'; // the first letter of the kind

        for (int length = 0; length < bytes.length; length++) {
            assertUnreadable(Arrays.copyOf(bytes, length), text);
        }
        assertUnreadable(former, text);
        assertUnreadable(unknown, text);
        assertThat(isGood(tokens.textOf(tokens.liveOrMint(MailKind.RESET, ann))))
                .as("a new one takes its place")
                .isTrue();
        assertThat(token).hasToString("MailToken[RESET " + ann.id() + "]");
    }

    private void assertUnreadable(byte[] stored, String text) {
        kv.values.put("mail/reset/" + ann.id(), stored);
        assertThat(isGood(text)).isFalse();
        assertThat(tokens.live(MailKind.RESET, ann)).isEmpty();
    }
}
