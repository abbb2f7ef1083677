package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.SECONDS;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static com.jsonexpress.identity.middleware.Verifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is accepted and the first that is not; mutation tests found that nothing looked at these. */
class VerifierBoundsTest {

    @ParameterizedTest
    @ValueSource(chars = {'a', 'z', 'A', 'Z', '0', '9', '~', '!'})
    void scheme_thatBeginsWithBearer_isAnotherScheme(char more) throws RefusedException {
        assertThat(BearerToken.of(Headers.of("Authorization", "Bearer" + more + " x.y.z")))
                .isEmpty();
    }

    @Test
    void date_from1970To9999_isAccepted() {
        assertThat(reasonOf(valid().claim("exp", "253402300799"))).isEqualTo("accepted");
        assertThat(reasonOf(valid().claim("exp", "253402300800"))).isEqualTo("claim_not_valid");
        assertThat(reasonOf(valid().claim("nbf", "0"))).isEqualTo("accepted");
        assertThat(reasonOf(valid().claim("nbf", "-1"))).isEqualTo("claim_not_valid");
    }

    @Test
    void date_withFifteenDecimals_isAccepted() {
        assertThat(reasonOf(valid().claim("iat", (SECONDS - 60) + ".000000000000001")))
                .isEqualTo("accepted");
        assertThat(reasonOf(valid().claim("iat", (SECONDS - 60) + ".0000000000000001")))
                .isEqualTo("claim_not_valid");
    }

    @Test
    void tokenVersion_fromZero_isAccepted() {
        assertThat(reasonOf(valid().claim("tokenVersion", "0"))).isEqualTo("accepted");
        assertThat(reasonOf(valid().claim("tokenVersion", "-1"))).isEqualTo("claim_not_valid");
    }

    @Test
    void emailVerified_falseOrAbsent_isNotVerified() {
        for (TestToken token :
                new TestToken[] {valid().claim("emailVerified", "false"), valid().without("emailVerified")}) {
            assertThat(principalOf(verifier().verify(token.text(), false)).emailVerified())
                    .isFalse();
        }
    }

    @Test
    void keyId_of256Characters_isUsable() {
        assertThat(ExternalVerifying.keys(
                                ExternalVerifying.ALL,
                                IssuerKey.P256.named("k".repeat(256)).jwk())
                        .size())
                .isEqualTo(1);
        assertThat(ExternalVerifying.keys(
                                ExternalVerifying.ALL,
                                IssuerKey.P256.named("k".repeat(257)).jwk())
                        .size())
                .isZero();
    }
}
