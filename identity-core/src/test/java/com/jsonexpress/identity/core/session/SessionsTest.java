package com.jsonexpress.identity.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.session.Presented.Standing;
import com.jsonexpress.identity.core.testing.HandClock;
import com.jsonexpress.identity.core.testing.KeepingKv;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.5, refresh tokens, over a store that forgets nothing by itself. */
class SessionsTest {
    private static final Duration REFRESH_TTL = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Authenticator KEY = authenticator("k");

    private final KeepingKv kv = new KeepingKv();
    private final HandClock clock = new HandClock();
    private final Sessions sessions = sessions(KEY, Duration.ofHours(1));

    private static Authenticator authenticator(String letter) {
        return Authenticator.of(Secret.of(letter.repeat(32)), "refresh");
    }

    private Sessions sessions(Authenticator authenticator, Duration sessionTtl) {
        return new Sessions(
                kv,
                authenticator,
                new RandomNames(new SecureRandom()),
                clock,
                new SessionLimits(REFRESH_TTL, sessionTtl, GRACE, 100, Instant.MIN));
    }

    private Session open() {
        return sessions.open("ann", 7, List.of("pwd", "otp"), "a device");
    }

    /** Of the sessions that the store has. */
    private List<Duration> lives() {
        return kv.lives.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("session/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Standing standing(String token) {
        return sessions.present(token).orElseThrow().standing();
    }

    /** Rotates as the flow does; gives the new token. */
    private String rotate(String token) {
        Presented presented = sessions.present(token).orElseThrow();
        Session next = sessions.next(presented).orElseThrow();
        assertThat(sessions.advance(presented, next)).isTrue();
        return sessions.refreshToken(next);
    }

    @Test
    void open_storesOneRecordForTheTimeWithoutUse() {
        Session session = open();

        assertThat(session.expiresAt()).isEqualTo(HandClock.START.plus(REFRESH_TTL));
        assertThat(kv.lives)
                .containsOnly(
                        Map.entry("session/" + session.id(), REFRESH_TTL),
                        Map.entry("limit/session/ann", Duration.ofDays(1)));
        Presented presented = sessions.present(sessions.refreshToken(session)).orElseThrow();
        assertThat(presented.session())
                .usingRecursiveComparison()
                .isEqualTo(session)
                .isNotSameAs(session);
        assertThat(presented.stored()).isEqualTo(kv.values.get("session/" + session.id()));
        assertThat(presented.generation()).isEqualTo(1);
        assertThat(presented.standing()).isEqualTo(Standing.CURRENT);
        assertThat(session.record().endsAt()).isEqualTo(HandClock.START.plus(Duration.ofHours(1)));
        assertThat(session.record().keyId()).isEqualTo(KEY.keyId());
    }

    @Test
    void open_sessionShorterThanTheTimeWithoutUse_endsWithIt() {
        Session session = sessions(KEY, Duration.ofMinutes(5)).open("ann", 7, List.of(), "");

        assertThat(session.expiresAt()).isEqualTo(HandClock.START.plus(Duration.ofMinutes(5)));
        assertThat(lives()).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void present_tokenOfAnotherShape_isNone() {
        Session session = open();
        String token = sessions.refreshToken(session);
        String id = session.id();
        String mac = token.substring(id.length() + 3);
        for (String text : List.of(
                "",
                id,
                id + ".1",
                id + "." + mac,
                token + ".",
                "." + token,
                id.substring(1) + ".1." + mac,
                "g" + id.substring(1) + ".1." + mac,
                id + ".0." + KEY.mac(session.record().seed(), "refresh", id, "0"),
                id + ".-1." + KEY.mac(session.record().seed(), "refresh", id, "-1"),
                id + ".01." + KEY.mac(session.record().seed(), "refresh", id, "01"),
                id + ".9999999999999999999." + KEY.mac(session.record().seed(), "refresh", id, "9999999999999999999"),
                id + ".2." + mac,
                id + ".1." + mac.substring(1),
                "0".repeat(32) + ".1." + mac)) {
            assertThat(sessions.present(text)).as(text).isEmpty();
        }
    }

    /** The work on a text is bounded before it is looked at. */
    @Test
    void present_moreThan128Characters_doesNotAskTheStore() {
        String token = sessions.refreshToken(open());
        String filler = "x".repeat(128 - token.length());

        assertThat(sessions.present(token + filler)).isEmpty();
        assertThat(kv.reads).isEqualTo(1);
        assertThat(sessions.present(token + filler + "x")).isEmpty();
        assertThat(kv.reads).isEqualTo(1);
    }

    /** A stranger does not choose what is looked up. */
    @Test
    void present_anIdThatIsNoneOfOurs_doesNotAskTheStore() {
        String rest = "." + sessions.refreshToken(open()).split("\\.", 2)[1];
        for (String id : List.of(
                "",
                "a".repeat(31),
                "a".repeat(33),
                "g".repeat(32),
                "A".repeat(32),
                "\u0661".repeat(32),
                "/".repeat(32))) {
            assertThat(sessions.present(id + rest)).as(id).isEmpty();
        }
        assertThat(kv.reads).isZero();
        assertThat(sessions.present("a".repeat(32) + rest)).isEmpty();
        assertThat(kv.reads).isEqualTo(1);
    }

    @Test
    void present_underAnotherKey_isNone() {
        Session session = open();

        Sessions others = sessions(authenticator("l"), Duration.ofHours(1));
        assertThat(others.present(sessions.refreshToken(session))).isEmpty();
        assertThat(others.present(others.refreshToken(session))).isEmpty();
        assertThat(others.isAlive(session.id(), "ann", 7)).isFalse();
    }

    @Test
    void present_atTheEndOfTheSession_isNoneEvenWhereTheStoreKeepsIt() {
        Session session = open();
        clock.set(session.expiresAt().minusMillis(1));
        assertThat(standing(sessions.refreshToken(session))).isEqualTo(Standing.CURRENT);
        assertThat(sessions.isAlive(session.id(), "ann", 7)).isTrue();

        clock.set(session.expiresAt());
        assertThat(sessions.present(sessions.refreshToken(session))).isEmpty();
        assertThat(sessions.isAlive(session.id(), "ann", 7)).isFalse();
        assertThat(lives()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, IN_GRACE",
        "29999, IN_GRACE",
        "30000, SPENT",
        "-29999, IN_GRACE",
        "-30000, SPENT",
    })
    void present_theTokenBefore_countsWithinTheGraceAlone(long millisAfterRotation, Standing expected) {
        clock.move(Duration.ofMinutes(1));
        String first = sessions.refreshToken(open());
        rotate(first);

        clock.move(Duration.ofMillis(millisAfterRotation));
        assertThat(standing(first)).isEqualTo(expected);
    }

    @Test
    void present_olderAndNewerTokens_areToldApart() {
        Session session = open();
        String first = sessions.refreshToken(session);
        String second = rotate(first);
        String third = rotate(second);
        assertThat(standing(first)).isEqualTo(Standing.STOLEN);
        assertThat(standing(second)).isEqualTo(Standing.IN_GRACE);
        assertThat(standing(third)).isEqualTo(Standing.CURRENT);

        kv.values.put("session/" + session.id(), session.record().encode());
        assertThat(standing(second)).isEqualTo(Standing.AHEAD);
        assertThat(standing(third)).isEqualTo(Standing.AHEAD);
    }

    @Test
    void advance_twoCallersWithOneToken_oneMakesTheStep() {
        Session session = open();
        Presented presented = sessions.present(sessions.refreshToken(session)).orElseThrow();
        clock.move(Duration.ofMinutes(2));
        Session next = sessions.next(presented).orElseThrow();

        assertThat(next.id()).isEqualTo(session.id());
        assertThat(next.record().generation()).isEqualTo(2);
        assertThat(next.record().rotatedAt()).isEqualTo(clock.instant());
        assertThat(next.record().authTime()).isEqualTo(HandClock.START);
        assertThat(next.expiresAt()).isEqualTo(clock.instant().plus(REFRESH_TTL));
        assertThat(sessions.advance(presented, next)).isTrue();
        assertThat(sessions.advance(presented, next)).isFalse();
    }

    @Test
    void advance_nearTheEndOfTheSession_livesToItsEndAlone() {
        String token = sessions.refreshToken(open());
        for (int i = 0; i < 11; i++) {
            clock.move(Duration.ofMinutes(5));
            token = rotate(token);
        }
        assertThat(lives()).containsExactly(Duration.ofMinutes(5));

        Presented presented = sessions.present(token).orElseThrow();
        clock.move(Duration.ofMinutes(5).minusMillis(1));
        assertThat(sessions.advance(presented, sessions.next(presented).orElseThrow()))
                .isTrue();
        assertThat(lives()).containsExactly(Duration.ofMillis(1));
        clock.move(Duration.ofMillis(1));
        assertThat(sessions.next(presented)).isEmpty();
    }

    @Test
    void isAlive_ofAnotherUserVersionOrSession_isFalse() {
        Session session = open();

        assertThat(sessions.isAlive(session.id(), "ann", 7)).isTrue();
        assertThat(sessions.isAlive(session.id(), "bob", 7)).isFalse();
        assertThat(sessions.isAlive(session.id(), "ann", 8)).isFalse();
        assertThat(sessions.isAlive(session.id(), "ann", 6)).isFalse();
        assertThat(sessions.isAlive("0".repeat(32), "ann", 7)).isFalse();
    }

    @Test
    void end_once_isTheEnd() {
        Session session = open();

        assertThat(sessions.end(session.id())).isTrue();
        assertThat(sessions.end(session.id())).isFalse();
        assertThat(sessions.present(sessions.refreshToken(session))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pwd", "pwd otp"})
    void record_encoded_readsAsItWas(String methods) {
        var record = new SessionRecord(
                "ann",
                7,
                "key",
                new byte[] {1, 2, 3},
                9,
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                Instant.ofEpochMilli(3),
                methods.isEmpty() ? List.of() : List.of(methods.split(" ")),
                "a device");

        assertThat(SessionRecord.decode(record.encode()))
                .usingRecursiveComparison()
                .isEqualTo(record);
    }

    /** Sessions outlive an update of the library: what was stored once is read for good. */
    @Test
    void record_asItWasStoredByTheFirstVersion_isRead() {
        byte[] stored = HexFormat.of()
                .parseHex(
                        "010003616e6e000000000000000700036b657903010203000000000000000900000000000000010000000000000002"
                                + "00000000000000030003707764000161");
        var record = new SessionRecord(
                "ann",
                7,
                "key",
                new byte[] {1, 2, 3},
                9,
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                Instant.ofEpochMilli(3),
                List.of("pwd"),
                "a");

        assertThat(SessionRecord.decode(stored)).usingRecursiveComparison().isEqualTo(record);
        assertThat(record.encode()).isEqualTo(stored);
    }

    @Test
    void record_cutOffOrOfAnotherFormat_isRefused() {
        byte[] bytes = open().record().encode();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRecord.decode(Arrays.copyOf(bytes, bytes.length + 1)));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> SessionRecord.decode(cut));
        }
        bytes[0]++;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionRecord.decode(bytes))
                .withMessageContaining("unknown format");
    }

    @Test
    void toString_tellsNoToken() {
        Presented presented = sessions.present(sessions.refreshToken(open())).orElseThrow();

        assertThat(presented).hasToString("Presented[CURRENT]");
        assertThat(presented.session().record()).hasToString("SessionRecord[ann]");
    }
}
