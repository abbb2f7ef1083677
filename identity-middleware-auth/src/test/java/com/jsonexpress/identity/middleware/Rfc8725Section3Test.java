package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.encode;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.token.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Best current practices for JWT: algorithms, keys, explicit types (RFC 8725 §3.1, §3.2, §3.11). */
@Asvs("9.1.2")
class Rfc8725Section3Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "NONE",
                "nOnE",
                "hs256",
                "HS256 ",
                "HS384",
                "HS512",
                "RS256",
                "ES256",
                "PS256",
                "EdDSA",
                "dir",
                "A256GCMKW",
                ""
            })
    void algorithm_otherThanTheKeys_isRefused(String algorithm) {
        assertThat(reasonOf(valid().header("alg", "\"" + algorithm + "\""))).isEqualTo("algorithm_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "256", "true", "[\"HS256\"]", "{}"})
    void algorithm_notAText_isRefused(String rawJson) {
        assertThat(reasonOf(valid().header("alg", rawJson))).isEqualTo("algorithm_not_allowed");
    }

    @Test
    void algorithm_absent_isRefused() {
        assertThat(reasonOf(valid().withoutHeader("alg"))).isEqualTo("algorithm_not_allowed");
    }

    /** A long secret is strong enough for all three, and yet only HS256 is bound to it. */
    @ParameterizedTest
    @CsvSource({"HS384, HmacSHA384", "HS512, HmacSHA512"})
    void strongerHmac_rightlySignedWithOurLongSecret_isRefused(String algorithm, String mac) {
        String secret = TestToken.SECRET + new StringBuilder(TestToken.SECRET).reverse() + "0123456789";
        byte[] key = secret.getBytes(UTF_8);
        TokenVerifier verifier = verifierWith(Secret.of(secret));

        assertThat(reasonOf(verifier.verify(valid().key(key).text(), false))).isEqualTo("accepted");
        assertThat(reasonOf(verifier.verify(
                        valid().key(key)
                                .mac(mac)
                                .header("alg", "\"" + algorithm + "\"")
                                .text(),
                        false)))
                .isEqualTo("algorithm_not_allowed");
        assertThat(reasonOf(verifier.verify(valid().key(key).mac(mac).text(), false)))
                .isEqualTo("bad_signature");
    }

    @Test
    void unsignedToken_inEveryForm_isRefused() {
        TestToken token = valid().header("alg", "\"none\"");
        String unsigned = encode(token.headerJson().getBytes(UTF_8)) + "."
                + encode(token.claimsJson().getBytes(UTF_8));

        assertThat(reasonOf(unsigned)).isEqualTo("not_three_parts");
        assertThat(reasonOf(unsigned + ".")).isEqualTo("empty_part");
        assertThat(reasonOf(unsigned + ".AA")).isEqualTo("algorithm_not_allowed");
    }

    @Test
    void publicKey_usedAsHmacSecret_isRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();

        assertThat(reasonOf(valid().key(pair.getPublic().getEncoded()))).isEqualTo("bad_signature");
        assertThat(reasonOf(valid().key(pair.getPublic().getEncoded()).header("alg", "\"RS256\"")))
                .isEqualTo("algorithm_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 32, 33})
    void signature_cutShort_isRefused(int bytes) {
        String token = valid().text();
        String input = token.substring(0, token.lastIndexOf('.') + 1);

        assertThat(reasonOf(input + encode(new byte[bytes]))).isEqualTo("bad_signature");
    }

    @Test
    void key_almostOurs_isRefused() {
        byte[] key = TestToken.SECRET.getBytes(StandardCharsets.US_ASCII);
        key[31] ^= 1;

        assertThat(reasonOf(valid().key(key))).isEqualTo("bad_signature");
        assertThat(reasonOf(valid().key((TestToken.SECRET + "x").getBytes(UTF_8))))
                .isEqualTo("bad_signature");
    }

    @Asvs("9.2.2")
    @ParameterizedTest
    @ValueSource(
            strings = {"\"JWT\"", "\"jwt\"", "\"refresh+jwt\"", "\"\"", "\"at+jwt \"", "\"text/at+jwt\"", "null", "1"})
    void type_otherThanAnAccessTokens_isRefused(String rawJson) {
        assertThat(reasonOf(valid().header("typ", rawJson))).isEqualTo("not_an_access_token");
    }

    @Test
    void type_absent_isRefused() {
        assertThat(reasonOf(valid().withoutHeader("typ"))).isEqualTo("not_an_access_token");
    }

    private static TokenVerifier verifierWith(Secret secret) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(TestToken.SECONDS), ZoneOffset.UTC);
        return new OwnTokenVerifier(
                new HmacSignature(secret),
                new Expectations(clock, Optional.empty(), Optional.empty(), Optional.empty()),
                new Callers(Optional.empty()),
                new ProvenTokens<>(0));
    }
}
