package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.SECONDS;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Tokens changed by the thousand; and whatever we accept, the reference verifier jjwt alone accepts.
 * {@code -Dmutated.tokens=1000000} makes more.
 */
@Asvs("9.1.1")
class MutationTest {
    private static final int TOKENS = Integer.getInteger("mutated.tokens", 5_000);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
    private static final JwtParser REFERENCE = Jwts.parser()
            .verifyWith(new SecretKeySpec(TestToken.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
            .clock(() -> Date.from(TestToken.NOW))
            .clockSkewSeconds(30)
            .build();

    private static final List<String> NAMES =
            List.of("exp", "iat", "nbf", "sub", "jti", "sid", "tokenVersion", "role", "aud", "iss", "amr", "x");
    private static final List<String> MEMBERS = List.of("kid", "typ", "alg", "x", "ppt", "nonce");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "7",
            "-1",
            "1.5",
            "\"\"",
            "\"user-1\"",
            "[\"shop\"]",
            "[]",
            "{}",
            "\"2030-01-01T00:00:00Z\"",
            "1e400",
            "1E-999999999",
            Long.toString(SECONDS - 3000),
            Long.toString(SECONDS - 31),
            Long.toString(SECONDS - 30),
            (SECONDS - 30) + ".5",
            Long.toString(SECONDS - 29),
            (SECONDS - 29) + ".999999999",
            Long.toString(SECONDS),
            Long.toString(SECONDS + 30),
            (SECONDS + 30) + ".5",
            Long.toString(SECONDS + 31),
            Long.toString(SECONDS + 3000));

    @Test
    void character_everyOneReplacedByEveryOther_isNeverAccepted() {
        String token = valid().text();
        TokenVerifier verifier = Verifying.verifier();
        for (int at = 0; at < token.length(); at++) {
            for (int i = 0; i < ALPHABET.length(); i++) {
                if (token.charAt(at) != ALPHABET.charAt(i)) {
                    refused(verifier, token.substring(0, at) + ALPHABET.charAt(i) + token.substring(at + 1));
                }
            }
        }
    }

    @Test
    void character_removedDoubledOrSwapped_isNeverAccepted() {
        String token = valid().text();
        TokenVerifier verifier = Verifying.verifier();
        for (int at = 0; at < token.length(); at++) {
            refused(verifier, token.substring(0, at) + token.substring(at + 1));
            refused(verifier, token.substring(0, at) + token.charAt(at) + token.substring(at));
            refused(verifier, token.substring(0, at));
            if (at > 0 && token.charAt(at - 1) != token.charAt(at)) {
                refused(
                        verifier,
                        token.substring(0, at - 1) + token.charAt(at) + token.charAt(at - 1) + token.substring(at + 1));
            }
        }
    }

    @Test
    void parts_ofTwoGoodTokensMixed_areNeverAccepted() {
        String[] one = valid().text().split("\\.");
        String[] two =
                valid().claim("role", "\"admin\"").header("kid", "\"x\"").text().split("\\.");
        TokenVerifier verifier = Verifying.verifier();
        for (int mix = 1; mix < 7; mix++) {
            refused(
                    verifier,
                    (mix % 2 == 0 ? one : two)[0] + "." + (mix / 2 % 2 == 0 ? one : two)[1] + "."
                            + (mix / 4 % 2 == 0 ? one : two)[2]);
        }
    }

    @Test
    void signedToken_acceptedByUs_isAcceptedByTheReference() {
        Random random = new Random(7);
        TokenVerifier verifier = Verifying.verifier();
        int accepted = 0;
        int stricter = 0;
        for (int i = 0; i < TOKENS; i++) {
            TestToken token = valid();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                token.claim(NAMES.get(random.nextInt(NAMES.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
            if (random.nextInt(4) == 0) {
                token.header(MEMBERS.get(random.nextInt(MEMBERS.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
            boolean ours = verifier.verify(token.text(), false) instanceof Verification.Verified;
            boolean theirs = referenceAccepts(token.text());
            assertThat(ours && !theirs).as("%s", token.claimsJson()).isFalse();
            accepted += ours ? 1 : 0;
            stricter += theirs && !ours ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(TOKENS / 20);
        assertThat(stricter).isGreaterThan(TOKENS / 20);
    }

    @Test
    void looseToken_acceptedByTheReference_isRefusedByUs() {
        String[] loose = {
            valid().text() + "=",
            valid().header("typ", "\"JWT\"").text(),
            valid().without("exp").text(),
            valid().claim("exp", "null").text(),
            valid().claim("sub", "null").text(),
            valid().claim("iat", Long.toString(SECONDS + 3600)).text()
        };
        for (String token : loose) {
            assertThat(referenceAccepts(token)).as(token).isTrue();
            assertThat(reasonOf(token)).isNotEqualTo("accepted");
        }
    }

    private static void refused(TokenVerifier verifier, String token) {
        if (verifier.verify(token, false) instanceof Verification.Verified) {
            throw new AssertionError("accepted: " + token);
        }
    }

    private static boolean referenceAccepts(String token) {
        try {
            REFERENCE.parseSignedClaims(token);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
