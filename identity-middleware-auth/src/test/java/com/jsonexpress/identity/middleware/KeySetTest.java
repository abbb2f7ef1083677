package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalToken.valid;
import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.CLOCK;
import static com.jsonexpress.identity.middleware.ExternalVerifying.jwks;
import static com.jsonexpress.identity.middleware.ExternalVerifying.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.token.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which keys of a key set count; RFC 7517 and RFC 7518 §6. */
@Asvs("9.1.3")
class KeySetTest {
    private static final Map<?, ?> GOOD = IssuerKey.P384.jwk();

    /** A key that must not count beside a good one, and what is told of it. */
    private static final Map<String, Map<String, Object>> USELESS = useless();

    private static Map<String, Map<String, Object>> useless() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        IssuerKey rsa = IssuerKey.RSA;
        all.put("use enc: not meant for signatures", rsa.jwk("use", "enc"));
        all.put("use null: not meant for signatures", rsa.jwk("use", List.of("sig")));
        all.put("key_ops sign: not meant for verifying", rsa.jwk("key_ops", List.of("sign")));
        all.put("key_ops text: not meant for verifying", rsa.jwk("key_ops", "verify"));
        all.put("oct: not a public key", Map.of("kty", "oct", "k", TestToken.encode(new byte[64]), "kid", "rsa"));
        all.put("no kty: no usable kty", without(rsa.jwk(), "kty"));
        all.put("private: private part", rsa.jwk("d", "AQAB"));
        all.put("alg of encryption: no signature algorithm", rsa.jwk("alg", "RSA-OAEP"));
        all.put("alg HS256: no signature algorithm", rsa.jwk("alg", "HS256"));
        all.put("alg of another type: no signature algorithm", rsa.jwk("alg", "ES256"));
        all.put("alg number: no usable alg", rsa.jwk("alg", 7));
        all.put("short: shorter than 2048", IssuerKey.of("rsa", "RSA", "2040").jwk());
        all.put("e of one: not a valid key", rsa.jwk("e", "AQ"));
        all.put("no n: no usable n", without(rsa.jwk(), "n"));
        all.put("n padded: not written in base64url", rsa.jwk("n", rsa.jwk().get("n") + "=="));
        all.put("kid number: no usable kid", rsa.jwk("kid", 7));
        all.put("kid with line: printable", rsa.jwk("kid", "a\nWARN forged"));
        IssuerKey ec = IssuerKey.P256.named("rsa");
        all.put("alg of another curve: no signature algorithm", ec.jwk("alg", "ES384"));
        all.put("another curve: not a valid key", ec.jwk("crv", "P-384"));
        all.put("unknown curve: no signature algorithm", ec.jwk("crv", "secp256k1"));
        all.put(
                "point off the curve: not a valid key",
                ec.jwk("y", String.valueOf(ec.jwk().get("x"))));
        all.put("no crv: no usable crv", without(ec.jwk(), "crv"));
        all.put("x25519: no signature algorithm", IssuerKey.ED25519.named("rsa").jwk("crv", "X25519"));
        all.put("short ed25519: not a valid key", IssuerKey.ED25519.named("rsa").jwk("x", "AQAB"));
        return all;
    }

    /** An issuer may replace its only key, and its tokens need not name one. */
    @Test
    void key_thatWasReplacedUnderItsName_isFoundByTheSignature() {
        KeySet before = keys(ALL, IssuerKey.RSA.jwk());
        KeySet after = keys(ALL, IssuerKey.OTHER_RSA.named("rsa").jwk());
        String token = valid(IssuerKey.OTHER_RSA.named("rsa"), "RS256").text();
        IssuerKeys issuer = new IssuerKeys() {
            @Override
            public KeySet current(ExternalHeader header) {
                return before;
            }

            @Override
            public KeySet newerThan(KeySet keys) {
                return after;
            }
        };

        assertThat(ExternalVerifying.verifier(header -> before).verify(token, false))
                .isInstanceOf(Verification.Refused.class);
        assertThat(ExternalVerifying.verifier(issuer).verify(token, false)).isInstanceOf(Verification.Verified.class);
    }

    @Asvs({"11.2.3", "11.6.1"})
    @TestFactory
    Stream<DynamicTest> key_thatIsOfNoUse_isLeftOutAndToldWhileOthersCount() {
        return USELESS.entrySet().stream()
                .map(useless -> DynamicTest.dynamicTest(useless.getKey(), () -> {
                    KeySet keys = keys(ALL, useless.getValue(), GOOD);
                    assertThat(keys.size()).isEqualTo(1);
                    assertThat(keys.dropped())
                            .singleElement()
                            .asString()
                            .contains(
                                    useless.getKey().substring(useless.getKey().indexOf(": ") + 2))
                            .doesNotContain("\n");
                }));
    }

    @Test
    void keys_thatShareAnId_areLeftOutAllTogether() {
        KeySet keys = keys(
                ALL,
                IssuerKey.RSA.named("1").jwk(),
                GOOD,
                IssuerKey.OTHER_RSA.named("1").jwk());

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.dropped()).containsExactly("key '1' is there more than once");
    }

    @Test
    void keys_ofManyTypes_countSideBySide() {
        KeySet keys = keys(
                ALL,
                IssuerKey.RSA.jwk("use", "sig"),
                IssuerKey.P256.jwk("key_ops", List.of("verify")),
                IssuerKey.P384.jwk("alg", "ES384"),
                IssuerKey.P521.jwk("x5c", List.of("no certificate at all")),
                IssuerKey.ED25519.jwk("x5u", "https://evil.example.com/"),
                IssuerKey.ED448.jwk("unknown", Map.of("a", 1)),
                without(IssuerKey.OTHER_RSA.jwk(), "kid"));

        assertThat(keys.dropped()).isEmpty();
        assertThat(keys.size()).isEqualTo(7);
    }

    @Test
    void member_thatIsNoObject_isLeftOut() throws JwksException {
        KeySet keys = KeySet.parse(Json.write(Map.of("keys", List.of("x", 7, GOOD))), ALL, CLOCK);

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.dropped()).hasSize(2);
    }

    @Test
    void keySet_withoutKeys_isOne() throws JwksException {
        assertThat(KeySet.parse(jwks(), ALL, CLOCK).size()).isZero();
    }

    @Test
    void text_thatIsNoKeySet_isNone() {
        for (String text : List.of("", "<html>", "[]", "{\"keys\":{}}", "{}", "{\"keys\":[],\"keys\":[]}", "null")) {
            assertThatThrownBy(() -> KeySet.parse(text.getBytes(UTF_8), ALL, CLOCK))
                    .as(text)
                    .isInstanceOf(JwksException.class);
        }
    }

    @Test
    void keySet_knowsAKeyByItsName_andOneWithoutByItsAlgorithm() throws RefusedException {
        KeySet keys = keys(ALL, IssuerKey.P384.jwk());

        assertThat(keys.knows(header("{\"alg\":\"ES384\",\"kid\":\"" + IssuerKey.P384.id() + "\"}")))
                .isTrue();
        assertThat(keys.knows(header("{\"alg\":\"ES384\",\"kid\":\"another\"}")))
                .isFalse();
        assertThat(keys.knows(header("{\"alg\":\"ES384\"}"))).isTrue();
        assertThat(keys.knows(header("{\"alg\":\"ES256\"}"))).isFalse();
    }

    @Test
    void keySets_areTheSame_ifTheirTextIs() {
        assertThat(keys(ALL, GOOD).isSameAs(keys(ALL, GOOD))).isTrue();
        assertThat(keys(ALL, GOOD).isSameAs(keys(ALL))).isFalse();
        assertThat(keys(ALL, GOOD)).hasToString("KeySet[1]");
    }

    private static ExternalHeader header(String json) throws RefusedException {
        return ExternalHeader.parse(json.getBytes(UTF_8), ALL);
    }

    private static Map<String, Object> without(Map<String, Object> jwk, String member) {
        jwk.remove(member);
        return jwk;
    }
}
