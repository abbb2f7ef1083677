package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Guarding.told;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.http.Coverage.Demand;
import org.junit.jupiter.api.Test;

/** The WWW-Authenticate response header field (RFC 6750 §3, §3.1). */
class Rfc6750Section3Test {
    private static final String PLAIN = "401 unauthenticated Bearer";
    private static final String BAD = "401 invalid_token Bearer error=\"invalid_token\"";

    private final Guarding required = Guarding.demanding(Demand.REQUIRED);

    @Test
    void challenge_withoutCredentials_hasNoErrorParameter() {
        assertThat(told(required.send())).isEqualTo(PLAIN);
        assertThat(told(required.send("Basic dXNlcjpwYXNz"))).isEqualTo(PLAIN);
        assertThat(told(required.send(""))).isEqualTo(PLAIN);
    }

    @Test
    void challenge_ofBadCredentials_saysInvalidTokenAndNothingMore() {
        assertThat(told(required.send("Bearer x"))).isEqualTo(BAD);
        assertThat(told(required.send("Bearer"))).isEqualTo(BAD);
        assertThat(told(required.send("Bearer " + valid().claim("exp", "1").text())))
                .isEqualTo(BAD);
        assertThat(told(required.send("Bearer " + valid().text() + " x"))).isEqualTo(BAD);
        assertThat(told(required.send("Bearer " + valid().text(), "Bearer " + valid().text())))
                .isEqualTo(BAD);
    }

    @Test
    void credentials_good_bringNoChallenge() {
        assertThat(told(required.send("bearer " + valid().text()))).isEqualTo("user-1");
    }
}
