package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalToken.quoted;
import static com.jsonexpress.identity.middleware.ExternalToken.valid;
import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.only;
import static com.jsonexpress.identity.middleware.ExternalVerifying.verifier;
import static com.jsonexpress.identity.middleware.TestToken.SECONDS;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.token.TokenVerifier;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For each algorithm: a good token is accepted, and one that is good in all respects but one is refused, for each. */
class ExternalTokenMatrixTest {
    private record Kind(String algorithm, IssuerKey key, IssuerKey other) {
        ExternalToken good() {
            return valid(key, algorithm);
        }

        @Override
        public String toString() {
            return algorithm + " with " + key;
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("RS256", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("RS384", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("RS512", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("PS256", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("PS384", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("PS512", IssuerKey.RSA, IssuerKey.OTHER_RSA),
            new Kind("ES256", IssuerKey.P256, IssuerKey.of("x", "EC", "secp256r1")),
            new Kind("ES384", IssuerKey.P384, IssuerKey.of("x", "EC", "secp384r1")),
            new Kind("ES512", IssuerKey.P521, IssuerKey.of("x", "EC", "secp521r1")),
            new Kind("EdDSA", IssuerKey.ED25519, IssuerKey.of("x", "Ed25519", "")),
            new Kind("EdDSA", IssuerKey.ED448, IssuerKey.of("x", "Ed448", "")));

    /**
     * One thing that is wrong.
     *
     * @param reasons what may be told of it; jjwt comes first, and calls some claims of a wrong type malformed
     */
    private record Respect(String told, String reasons, UnaryOperator<ExternalToken> change) {}

    private static final String TYPE = "claim_not_valid|malformed";
    private static final List<Respect> RESPECTS = respects();

    private static List<Respect> respects() {
        List<Respect> all = new ArrayList<>();
        for (String name : List.of("sub", "exp")) {
            wrong(all, "claim_missing", name + " missing", token -> token.without(name));
        }
        for (String value : List.of("null", "7", "true", "\"\"", "[\"a\"]", "{}", "\"a\\u0000b\"")) {
            wrong(all, TYPE, "sub " + value, token -> token.claim("sub", value));
        }
        for (String value : List.of("null", "true", quoted(Long.toString(SECONDS + 840)), "-1", "1e400", "[]")) {
            wrong(all, TYPE + "|expired", "exp " + value, token -> token.claim("exp", value));
        }
        wrong(all, "expired", "exp past", token -> token.claim("exp", Long.toString(SECONDS - 30)));
        wrong(all, "not_yet_valid", "nbf future", token -> token.claim("nbf", Long.toString(SECONDS + 31)));
        wrong(all, TYPE, "nbf text", token -> token.claim("nbf", "\"0\""));
        wrong(all, "issued_in_the_future", "iat future", token -> token.claim("iat", Long.toString(SECONDS + 31)));
        wrong(all, TYPE, "iat text", token -> token.claim("iat", "\"0\""));
        wrong(all, "wrong_issuer", "iss missing", token -> token.without("iss"));
        wrong(all, "wrong_issuer", "iss less its slash", token -> token.claim("iss", "\"https://id.example.com\""));
        wrong(all, TYPE, "iss array", token -> token.claim("iss", "[\"https://id.example.com/\"]"));
        wrong(all, "wrong_audience", "aud missing", token -> token.without("aud"));
        wrong(all, "wrong_audience", "aud other", token -> token.claim("aud", "[\"https://api.example.com.evil\"]"));
        wrong(all, TYPE, "aud number", token -> token.claim("aud", "[\"https://api.example.com\",7]"));
        for (String type : List.of("\"logout+jwt\"", "\"dpop+jwt\"", "7", "null", "\"\"")) {
            wrong(all, "not_an_access_token", "typ " + type, token -> token.header("typ", type));
        }
        for (String member : List.of("crit", "zip", "b64", "jku", "jwk", "x5u", "x5c", "enc")) {
            wrong(all, "header_not_allowed", member, token -> token.header(member, "[\"exp\"]"));
        }
        wrong(all, "unknown_key", "kid unknown", token -> token.header("kid", "\"nobody\""));
        for (String id : List.of("7", "null", "\"\"", "[]")) {
            wrong(all, "claim_not_valid", "kid " + id, token -> token.header("kid", id));
        }
        for (String algorithm : List.of("\"none\"", "\"HS256\"", "\"rs256\"", "null", "7")) {
            wrong(all, "algorithm_not_allowed", "alg " + algorithm, token -> token.header("alg", algorithm));
        }
        return all;
    }

    private static void wrong(List<Respect> all, String reasons, String told, UnaryOperator<ExternalToken> change) {
        all.add(new Respect(told, reasons, change));
    }

    @TestFactory
    Stream<DynamicNode> token_wrongInOneRespect_isRefused() {
        return KINDS.stream().map(kind -> {
            TokenVerifier verifier = verifier(ALL, kind.key().jwk("alg", kind.algorithm()));
            List<DynamicNode> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest(
                    "good",
                    () -> assertThat(reason(verifier, kind.good().text())).isEqualTo("accepted")));
            RESPECTS.forEach(respect -> tests.add(DynamicTest.dynamicTest(
                    respect.told(),
                    () -> assertThat(reason(
                                    verifier,
                                    respect.change().apply(kind.good()).text()))
                            .matches(respect.reasons()))));
            return DynamicContainer.dynamicContainer(kind.toString(), tests);
        });
    }

    @Asvs("6.8.2")
    @TestFactory
    Stream<DynamicNode> signature_thatIsNotOfTheKeyAndItsAlgorithm_isRefused() {
        return KINDS.stream().map(kind -> {
            TokenVerifier verifier = verifier(ALL, kind.key().jwk("alg", kind.algorithm()));
            String good = kind.good().text();
            String input = good.substring(0, good.lastIndexOf('.'));
            byte[] signature = Base64.getUrlDecoder().decode(good.substring(input.length() + 1));
            Map<String, String> tokens = new LinkedHashMap<>();
            tokens.put(
                    "another key's",
                    kind.good().signedBy(kind.other(), kind.algorithm()).text());
            for (int at : List.of(0, signature.length / 2, signature.length - 1)) {
                byte[] flipped = signature.clone();
                flipped[at] ^= 1;
                tokens.put("bit of byte " + at, input + "." + TestToken.encode(flipped));
            }
            tokens.put("all zero", input + "." + TestToken.encode(new byte[signature.length]));
            tokens.put("cut off", input + "." + TestToken.encode(Arrays.copyOf(signature, signature.length - 1)));
            tokens.put("longer", input + "." + TestToken.encode(Arrays.copyOf(signature, signature.length + 1)));
            tokens.put("of no length", input + ".");
            tokens.put("none", input);
            tokens.put("padded", good + "=");
            tokens.put("other claims", kind.good().claim("role", "\"admin\"").input() + good.substring(input.length()));
            tokens.put("other header", kind.good().header("x", "1").input() + good.substring(input.length()));
            tokens.put("public key as HMAC secret", confused(kind));
            return DynamicContainer.dynamicContainer(
                    kind.toString(),
                    tokens.entrySet().stream()
                            .map(token -> DynamicTest.dynamicTest(
                                    token.getKey(),
                                    () -> assertThat(reason(verifier, token.getValue()))
                                            .isNotEqualTo("accepted"))));
        });
    }

    @TestFactory
    Stream<DynamicTest> algorithm_swappedForEveryOther_isRefused() {
        return KINDS.stream()
                .flatMap(kind -> ALL.stream()
                        .filter(other -> !other.toString().equals(kind.algorithm()))
                        .map(other -> DynamicTest.dynamicTest(kind + " as " + other, () -> {
                            TokenVerifier verifier = verifier(ALL, kind.key().jwk("alg", kind.algorithm()));
                            ExternalToken token = kind.good().header("alg", quoted(other.toString()));
                            assertThat(reason(verifier, token.text())).isEqualTo("algorithm_not_allowed");
                            if (kind.key().equals(IssuerKey.RSA) && other.fits("RSA", "")) {
                                String signed = token.signedBy(kind.key(), other.toString())
                                        .text();
                                assertThat(reason(verifier, signed)).isEqualTo("algorithm_not_allowed");
                                assertThat(reason(verifier(ALL, kind.key().jwk("alg", other.toString())), signed))
                                        .isEqualTo("accepted");
                            }
                        })));
    }

    @Asvs("9.1.2")
    @TestFactory
    Stream<DynamicTest> algorithm_thatTheOperatorDidNotName_isRefused() {
        return KINDS.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> {
                    var others = EnumSet.allOf(JwsAlgorithm.class);
                    others.removeAll(only(kind.algorithm()));
                    assertThat(reason(
                                    verifier(others, kind.key().jwk()),
                                    kind.good().text()))
                            .isEqualTo("algorithm_not_allowed");
                    assertThat(reason(
                                    verifier(only(kind.algorithm()), kind.key().jwk()),
                                    kind.good().text()))
                            .isEqualTo("accepted");
                }));
    }

    @Asvs("11.6.1")
    @Test
    void key_withoutAlg_verifiesEveryAllowedAlgorithmOfItsTypeAndNoOther() {
        TokenVerifier verifier =
                verifier(EnumSet.of(JwsAlgorithm.RS256, JwsAlgorithm.PS384, JwsAlgorithm.ES256), IssuerKey.RSA.jwk());

        assertThat(reason(verifier, valid(IssuerKey.RSA, "RS256").text())).isEqualTo("accepted");
        assertThat(reason(verifier, valid(IssuerKey.RSA, "PS384").text())).isEqualTo("accepted");
        assertThat(reason(verifier, valid(IssuerKey.RSA, "RS512").text())).isEqualTo("algorithm_not_allowed");
        assertThat(reason(verifier, valid(IssuerKey.P256.named("rsa"), "ES256").text()))
                .isEqualTo("algorithm_not_allowed");
    }

    @Test
    void token_withoutKeyId_isAcceptedWhereExactlyOneKeyFits() {
        String token = valid(IssuerKey.RSA, "RS256").withoutHeader("kid").text();

        assertThat(reason(verifier(ALL, IssuerKey.RSA.jwk(), IssuerKey.P256.jwk()), token))
                .isEqualTo("accepted");
        assertThat(reason(verifier(ALL, IssuerKey.RSA.jwk(), IssuerKey.OTHER_RSA.jwk()), token))
                .isEqualTo("key_not_named");
        assertThat(reason(
                        verifier(ALL, IssuerKey.OTHER_RSA.jwk("alg", "RS256"), IssuerKey.RSA.jwk("alg", "RS512")),
                        token))
                .isEqualTo("bad_signature");
        assertThat(reason(verifier(ALL, IssuerKey.P256.jwk()), token)).isEqualTo("unknown_key");
    }

    @Asvs("6.8.1")
    @Test
    void keyId_sharedByTwoIssuers_provesNothing() {
        String token = valid(IssuerKey.OTHER_RSA.named("1"), "RS256").text();

        assertThat(reason(verifier(ALL, IssuerKey.RSA.named("1").jwk()), token)).isEqualTo("bad_signature");
        assertThat(reason(verifier(ALL, IssuerKey.OTHER_RSA.named("1").jwk()), token))
                .isEqualTo("accepted");
    }

    @Asvs("9.1.2")
    @Test
    void ownToken_ofAnHmacSecret_isNeverAccepted() {
        assertThat(reason(verifier(ALL, IssuerKey.RSA.jwk()), TestToken.valid().text()))
                .isEqualTo("algorithm_not_allowed");
    }

    private static String reason(TokenVerifier verifier, String token) {
        return reasonOf(verifier.verify(token, false));
    }

    private static String confused(Kind kind) {
        try {
            String input = kind.good().header("alg", "\"HS256\"").input();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(kind.key().pair().getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem.getBytes(UTF_8), "HmacSHA256"));
            return input + "." + TestToken.encode(mac.doFinal(input.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
