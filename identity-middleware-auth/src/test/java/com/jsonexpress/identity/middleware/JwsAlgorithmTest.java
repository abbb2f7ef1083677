package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Algorithms are told to people and compared by their registered names (RFC 7518 §3.1, RFC 8037 §3.1). */
class JwsAlgorithmTest {
    private static final String ALL = "RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA";

    @Test
    void names_areTheRegisteredOnes_andHmacIsNotAmongThem() {
        assertThat(JwsAlgorithm.names()).isEqualTo(ALL);
        for (String name : ALL.split(", ")) {
            assertThat(JwsAlgorithm.named(name)).hasToString("Optional[" + name + "]");
        }
        assertThat(JwsAlgorithm.named("HS256")).isEmpty();
        assertThat(JwsAlgorithm.named("EDDSA")).isEmpty();
    }
}
