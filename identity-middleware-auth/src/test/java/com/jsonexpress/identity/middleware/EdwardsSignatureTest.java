package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.token.Verification;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An EdDSA signature has one length (RFC 8032 §5.1.6, §5.2.6); some JDKs accept more bytes behind it. */
class EdwardsSignatureTest {

    @Test
    void signature_ofAnotherLength_isRefused() {
        for (IssuerKey key : List.of(IssuerKey.ED25519, IssuerKey.ED448)) {
            String input = ExternalToken.valid(key, "EdDSA").input();
            byte[] signature = key.sign("EdDSA", input);

            assertThat(verify(key, input, signature)).isInstanceOf(Verification.Verified.class);
            for (int more : List.of(-1, 1, signature.length)) {
                assertThat(verify(key, input, Arrays.copyOf(signature, signature.length + more)))
                        .as("%s and %d bytes", key.id(), more)
                        .isInstanceOfSatisfying(
                                Verification.Refused.class,
                                refused ->
                                        assertThat(refused.refusal().reason()).isEqualTo("bad_signature"));
            }
        }
    }

    private static Verification verify(IssuerKey key, String input, byte[] signature) {
        return verifier(ALL, key.jwk()).verify(input + "." + TestToken.encode(signature), true);
    }
}
