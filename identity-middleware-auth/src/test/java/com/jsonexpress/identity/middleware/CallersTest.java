package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static com.jsonexpress.identity.middleware.Verifying.verifierAsking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The caller's present state beats what was signed. */
class CallersTest {
    private static final CallerState NOW = new CallerState.Current("new@example.com", false, "guest", Optional.empty());

    @Test
    void state_ofTheRuntime_beatsTheClaims() {
        Principal principal = principalOf(
                verifierAsking((subject, version, session, fresh) -> NOW).verify(valid().text(), false));

        assertThat(principal.roles()).isEqualTo(Set.of("guest"));
        assertThat(principal.email()).contains("new@example.com");
        assertThat(principal.emailVerified()).isFalse();
    }

    @Test
    void question_toTheRuntime_namesSubjectVersionSessionAndFreshness() {
        List<String> asked = new ArrayList<>();
        var verifier = verifierAsking((subject, version, session, fresh) -> {
            asked.add(subject + " " + version + " " + session + " " + fresh);
            return NOW;
        });

        verifier.verify(valid().text(), true);
        verifier.verify(valid().text(), false);

        assertThat(asked).containsExactly("user-1 7 session-1 true", "user-1 7 session-1 false");
    }

    @Test
    void caller_gone_isRefusedWithTheRuntimesReason() {
        var verifier =
                verifierAsking((subject, version, session, fresh) -> CallerState.gone("revoked", "Sign in again."));

        assertThat(reasonOf(verifier.verify(valid().text(), false))).isEqualTo("revoked");
    }

    @Test
    void runtime_isNotAskedAboutATokenThatIsNotProven() {
        var verifier = verifierAsking((subject, version, session, fresh) -> {
            throw new AssertionError("asked");
        });

        assertThat(reasonOf(verifier.verify(valid().key(new byte[32]).text(), false)))
                .isEqualTo("bad_signature");
        assertThat(reasonOf(verifier.verify(valid().claim("exp", "1").text(), false)))
                .isEqualTo("expired");
    }

    @Test
    void outage_ofTheRuntime_isNotARefusal() {
        var verifier = verifierAsking((subject, version, session, fresh) -> {
            throw new UnavailableException("store");
        });

        assertThatThrownBy(() -> verifier.verify(valid().text(), false)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void confinement_isHandedOn() {
        Verification verification = verifierAsking((subject, version, session, fresh) ->
                        new CallerState.Current("a@local", true, "admin", Optional.of(CommonError.FORBIDDEN)))
                .verify(valid().text(), false);

        assertThat(((Verification.Verified) verification).confinement()).contains(CommonError.FORBIDDEN);
    }
}
