package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of a token, and what is asked although it is. */
class ProvenTokensTest {
    private static final CallerState GONE = CallerState.gone("token_version_outdated", "sign in again");
    private static final CallerState HERE = new CallerState.Current("a@b.example", true, "user", Optional.empty());

    @Test
    void token_seenBefore_isNotParsedAgain() {
        TokenVerifier verifier = Verifying.verifier();
        String token = valid().text();
        assertThat(principalOf(verifier.verify(new String(token), false)).claims())
                .isSameAs(principalOf(verifier.verify(new String(token), false)).claims());
    }

    @Test
    void token_ofAnExternalIssuerSeenBefore_isNotParsedAgain() {
        TokenVerifier verifier = ExternalVerifying.verifier(ExternalVerifying.ALL, IssuerKey.P256.jwk());
        String token = ExternalToken.valid(IssuerKey.P256, "ES256").text();
        assertThat(principalOf(verifier.verify(token, false)).claims())
                .isSameAs(principalOf(verifier.verify(token, false)).claims());
    }

    @Test
    void token_seenBefore_isRefusedOnceItExpires() {
        Instant[] now = {TestToken.NOW};
        TokenVerifier verifier = Verifying.verifier(clock(now));
        String token =
                valid().claim("exp", Long.toString(TestToken.SECONDS + 60)).text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        now[0] = TestToken.NOW.plusSeconds(60 + 30).minusNanos(1);
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        now[0] = TestToken.NOW.plusSeconds(60 + 30);
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("expired");
    }

    @Test
    void token_seenBefore_asksForItsCallerEachTime() {
        CallerState[] state = {HERE};
        TokenVerifier verifier = Verifying.verifierAsking((subject, version, session, fresh) -> state[0]);
        String token = valid().text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        state[0] = GONE;
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("token_version_outdated");
    }

    @Test
    void token_ofACallerWhoIsGone_isNotRemembered() {
        CallerState[] state = {GONE};
        ProvenTokens<AccessClaims> proven = new ProvenTokens<>(64);
        TokenVerifier verifier = new OwnTokenVerifier(
                new HmacSignature(TestToken.secret()),
                new Expectations(ExternalVerifying.CLOCK, Optional.empty(), Optional.empty(), Optional.empty()),
                new Callers(Optional.of((subject, version, session, fresh) -> state[0])),
                proven);
        String token = valid().text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("token_version_outdated");
        assertThat(proven.find(token)).isEmpty();
        state[0] = HERE;
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        assertThat(proven.find(token)).isPresent();
    }

    @Test
    void token_thatWasRefused_isNotRemembered() {
        TokenVerifier verifier = Verifying.verifier();
        String forged = valid().key(new byte[32]).text();
        for (int i = 0; i < 3; i++) {
            assertThat(reasonOf(verifier.verify(forged, false))).isEqualTo("bad_signature");
        }
    }

    @Test
    void token_withACharacterOfAnyPartChanged_isAnotherToken() {
        TokenVerifier verifier = Verifying.verifier();
        String token = valid().text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        for (int at = 0; at < token.length(); at++) {
            String changed = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
            assertThat(reasonOf(verifier.verify(changed, false)))
                    .as("at %s", at)
                    .isNotEqualTo("accepted");
        }
    }

    @Test
    void key_thatTheIssuerTookBack_vouchesForNoTokenSeenBefore() {
        KeySet[] keys = {
            ExternalVerifying.keys(
                    ExternalVerifying.ALL, IssuerKey.P256.named("k1").jwk())
        };
        TokenVerifier verifier = ExternalVerifying.verifier(header -> keys[0]);
        String token = ExternalToken.valid(IssuerKey.P256.named("k1"), "ES256").text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        keys[0] = ExternalVerifying.keys(
                ExternalVerifying.ALL, IssuerKey.P256.named("k2").jwk());
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("unknown_key");
    }

    @Test
    void key_replacedUnderItsName_vouchesForNoTokenSeenBefore() {
        KeySet[] keys = {
            ExternalVerifying.keys(
                    ExternalVerifying.ALL, IssuerKey.P256.named("k1").jwk())
        };
        TokenVerifier verifier = ExternalVerifying.verifier(header -> keys[0]);
        String token = ExternalToken.valid(IssuerKey.P256.named("k1"), "ES256").text();
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("accepted");
        keys[0] = ExternalVerifying.keys(
                ExternalVerifying.ALL, IssuerKey.of("k1", "EC", "secp256r1").jwk());
        assertThat(reasonOf(verifier.verify(token, false))).isEqualTo("bad_signature");
    }

    @Test
    void memory_ofTokensWithoutEnd_isBounded() {
        ProvenTokens<Integer> proven = new ProvenTokens<>(1_000);
        int last = 100_000;
        for (int i = 0; i <= last; i++) {
            proven.add(token(i), i);
        }
        assertThat(IntStream.rangeClosed(0, last)
                        .filter(i -> proven.find(token(i)).isPresent()))
                .hasSizeBetween(500, 1_024);
        assertThat(proven.find(token(last))).contains(last);
    }

    @Test
    void memory_ofAsManyAsThereIsRoomFor_keepsMostOfThem() {
        ProvenTokens<Integer> proven = new ProvenTokens<>(4_096);
        IntStream.range(0, 2_048).forEach(i -> proven.add(token(i), i));
        assertThat(IntStream.range(0, 2_048)
                        .filter(i -> proven.find(token(i)).isPresent())
                        .count())
                .isGreaterThan(1_900);
    }

    @Test
    void memory_ofOneTokenProvenByManyAtOnce_keepsItOnce() {
        ProvenTokens<Integer> proven = new ProvenTokens<>(4);
        IntStream.range(0, 4).forEach(i -> proven.add(token(i), i));
        IntStream.range(0, 4).forEach(again -> proven.add(token(3), 33));
        assertThat(IntStream.range(0, 4).filter(i -> proven.find(token(i)).isPresent()))
                .containsExactly(0, 1, 2, 3);
        assertThat(proven.find(token(3))).contains(33);
    }

    @Test
    void memory_ofLongTokens_isNotUsed() {
        ProvenTokens<Integer> proven = new ProvenTokens<>(64);
        String longest = "h." + "c".repeat(ProvenTokens.LONGEST - 7) + ".sign";
        proven.add(longest, 1);
        proven.add("x" + longest, 2);
        assertThat(proven.find(longest)).contains(1);
        assertThat(proven.find("x" + longest)).isEmpty();
    }

    @Test
    void memory_ofNone_remembersNothing() {
        ProvenTokens<Integer> proven = new ProvenTokens<>(0);
        proven.add(token(1), 1);
        assertThat(proven.find(token(1))).isEmpty();
    }

    @Test
    void memory_sharedByManyThreads_neverTakesOneTokenForAnother() throws Exception {
        ProvenTokens<Integer> proven = new ProvenTokens<>(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int from = thread;
                wrong.add(threads.submit((Callable<Integer>) () -> {
                    int bad = 0;
                    for (int i = 0; i < 50_000; i++) {
                        int number = (from + i) % 24;
                        Optional<Integer> found = proven.find(token(number));
                        bad += found.isPresent() && found.get() != number ? 1 : 0;
                        proven.add(token(number), number);
                    }
                    return bad;
                }));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void key_ofTheConfiguration_has8192AsItsDefault() {
        assertThat(Guarding.config(Map.of()).get(IdentityKeys.TOKEN_CACHE)).isEqualTo(8_192);
    }

    private static Clock clock(Instant[] now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** Ends like a signature: in characters as good as random. */
    private static String token(int number) {
        long random = (number + 1) * 0x9E3779B97F4A7C15L;
        return "header.claims." + Long.toUnsignedString(random ^ random >>> 29, 36) + number;
    }
}
