package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers an external issuer's token may have; RFC 7515 §4, RFC 8725 §3.11. */
class ExternalHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/jwt", "application/at+JWT"})
    void type_ofAnAccessToken_isAccepted(String type) throws RefusedException {
        assertThat(parse("{\"alg\":\"RS256\",\"typ\":\"" + type + "\"}").keyId())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"logout+jwt\"", "\"dpop+jwt\"", "\"\"", "7", "null", "[\"JWT\"]"})
    void type_ofAnotherToken_isRefused(String type) {
        assertRefused("not_an_access_token", "{\"alg\":\"RS256\",\"typ\":" + type + "}");
    }

    @Test
    void type_none_isAcceptedWithItsKey() throws RefusedException {
        ExternalHeader header = parse("{\"alg\":\"ES256\",\"kid\":\"7\"}");

        assertThat(header.keyId()).contains("7");
        assertThat(header.algorithm()).isEqualTo(JwsAlgorithm.named("ES256").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "cty", "zip", "enc", "b64", "jku", "jwk", "x5u", "x5c"})
    void member_thatWouldChangeHowTheTokenIsRead_isRefused(String member) {
        assertRefused("header_not_allowed", "{\"alg\":\"RS256\",\"" + member + "\":\"x\"}");
    }

    @Test
    void algorithm_thatTheOperatorDoesNotAllow_isRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ExternalHeader.parse("{\"alg\":\"RS256\"}".getBytes(UTF_8), only("ES256")))
                .satisfies(e -> assertThat(e.refusal().reason()).isEqualTo("algorithm_not_allowed"));
        assertRefused("algorithm_not_allowed", "{\"alg\":\"none\"}");
        assertRefused("algorithm_not_allowed", "{\"alg\":256}");
        assertRefused("algorithm_not_allowed", "{}");
    }

    private static ExternalHeader parse(String json) throws RefusedException {
        return ExternalHeader.parse(json.getBytes(UTF_8), ALL);
    }

    private static void assertRefused(String reason, String json) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> parse(json))
                .satisfies(e -> assertThat(e.refusal().reason()).isEqualTo(reason));
    }
}
