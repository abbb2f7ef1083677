package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code jex.auth.notBefore}: after a backup was restored, what was issued before counts no more. */
class ExpectationsTest {
    private static final Instant RESTORED = Instant.parse("2026-11-29T10:00:00Z");

    private final Expectations expectations = new Expectations(
            Clock.fixed(RESTORED, ZoneOffset.UTC), Optional.empty(), Optional.empty(), Optional.of(RESTORED));

    @Asvs("7.4.5")
    @Test
    void issue_beforeTheMoment_isRefusedAndAtItAccepted() {
        assertThatThrownBy(() -> expectations.check(issuedAt(Optional.of(RESTORED.minusSeconds(1)))))
                .isInstanceOfSatisfying(RefusedException.class, ExpectationsTest::assertTooEarly);
        assertThatCode(() -> expectations.check(issuedAt(Optional.of(RESTORED))))
                .doesNotThrowAnyException();
    }

    /** An external issuer's; own tokens always say it. */
    @Test
    void issue_untold_isRefused() {
        assertThatThrownBy(() -> expectations.check(issuedAt(Optional.empty())))
                .isInstanceOfSatisfying(RefusedException.class, ExpectationsTest::assertTooEarly);
    }

    private static void assertTooEarly(RefusedException refused) {
        assertThat(refused.refusal().reason()).isEqualTo("issued_too_early");
    }

    private static RegisteredClaims issuedAt(Optional<Instant> moment) {
        return new RegisteredClaims(
                "u1", RESTORED.plusSeconds(60), Optional.empty(), moment, Optional.empty(), List.of());
    }
}
