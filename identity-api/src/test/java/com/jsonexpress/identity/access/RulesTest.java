package com.jsonexpress.identity.access;

import static com.jsonexpress.identity.access.Decision.ALLOW;
import static com.jsonexpress.identity.access.Decision.FORBID;
import static com.jsonexpress.identity.access.Decision.HIDE;
import static com.jsonexpress.identity.access.Decision.SIGN_IN;
import static com.jsonexpress.identity.access.Rules.anyRole;
import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.authenticatedWithin;
import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;
import static com.jsonexpress.identity.access.Rules.verifiedEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Request ANONYMOUS = Request.of("GET", "/users/7").withParameters(Map.of("id", "7"));
    private static final Request STRANGER = ANONYMOUS.withCaller(caller("8", "user"));
    private static final Request OWNER = ANONYMOUS.withCaller(caller("7", "user"));
    private static final Request ADMIN = ANONYMOUS.withCaller(caller("1", "admin"));

    static Principal caller(String id, String role) {
        return caller(id, role, true, Optional.empty());
    }

    private static Principal caller(String id, String role, boolean emailVerified, Optional<Instant> authTime) {
        return new Principal(
                id,
                Optional.of(id),
                Optional.empty(),
                emailVerified,
                Set.of(role),
                Optional.empty(),
                authTime,
                List.of(),
                Instant.MAX,
                true,
                Map.of());
    }

    private static List<Decision> decisions(AccessRule rule) {
        return List.of(rule.decide(ANONYMOUS), rule.decide(STRANGER), rule.decide(OWNER), rule.decide(ADMIN));
    }

    @Asvs("8.2.1")
    @Test
    void rules_simple_decideByCaller() {
        assertThat(decisions(anyone())).containsExactly(ALLOW, ALLOW, ALLOW, ALLOW);
        assertThat(decisions(signedIn())).containsExactly(SIGN_IN, ALLOW, ALLOW, ALLOW);
        assertThat(decisions(role("admin"))).containsExactly(SIGN_IN, FORBID, FORBID, ALLOW);
        assertThat(decisions(owner("id"))).containsExactly(SIGN_IN, HIDE, ALLOW, HIDE);
    }

    @Test
    void either_allowsWhatOneAllows_andHidesInAnyOrder() {
        assertThat(decisions(role("admin").or(owner("id")))).containsExactly(SIGN_IN, HIDE, ALLOW, ALLOW);
        assertThat(decisions(owner("id").or(role("admin")))).containsExactly(SIGN_IN, HIDE, ALLOW, ALLOW);
        assertThat(decisions(role("x").or(role("y")))).containsExactly(SIGN_IN, FORBID, FORBID, FORBID);
    }

    @Test
    void both_allowWhatBothAllow_andTheFirstRefusalCounts() {
        assertThat(decisions(role("admin").and(owner("id")))).containsExactly(SIGN_IN, FORBID, FORBID, HIDE);
        assertThat(decisions(signedIn().and(owner("id")))).containsExactly(SIGN_IN, HIDE, ALLOW, HIDE);
        assertThat(decisions(anyone().and(anyone()))).containsExactly(ALLOW, ALLOW, ALLOW, ALLOW);
    }

    @Test
    void either_thatIsAllowed_doesNotAskTheSecond() {
        AccessRule broken = request -> {
            throw new IllegalStateException("asked");
        };
        assertThat(anyone().or(broken).decide(ANONYMOUS)).isEqualTo(ALLOW);
        assertThat(role("admin").and(broken).decide(STRANGER)).isEqualTo(FORBID);
    }

    @Asvs("8.2.2")
    @Test
    void owner_whomNobodyKnows_isHiddenFromAll() {
        assertThat(decisions(owner(request -> Optional.empty()))).containsExactly(SIGN_IN, HIDE, HIDE, HIDE);
    }

    @Test
    void owner_ofAMissingParameter_isAFault() {
        assertThatIllegalStateException().isThrownBy(() -> owner("nope").decide(OWNER));
    }

    @Test
    void anyRole_letsEachOfThemIn() {
        assertThat(decisions(anyRole("user", "editor"))).containsExactly(SIGN_IN, ALLOW, ALLOW, FORBID);
        assertThatIllegalArgumentException().isThrownBy(Rules::anyRole);
    }

    @Test
    void verifiedEmail_refusesWhoeverHasNotProvenIt_withACodeOfItsOwn() {
        Request unproven = ANONYMOUS.withCaller(caller("7", "user", false, Optional.empty()));
        assertThat(verifiedEmail().decide(ANONYMOUS)).isEqualTo(SIGN_IN);
        assertThat(verifiedEmail().decide(OWNER)).isEqualTo(ALLOW);
        assertThat(verifiedEmail().decide(unproven).refusal().orElseThrow())
                .satisfies(code -> assertThat(code.code()).isEqualTo("email_not_verified"))
                .satisfies(code -> assertThat(code.status()).isEqualTo(403));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "299, true", "300, true", "301, false", "-30, true", "-31, false"})
    void authenticatedWithin_fiveMinutes_countsFromThePasswordToTheReceipt(long age, boolean allowed) {
        Request request = authenticated(age);
        assertThat(authenticatedWithin(FIVE_MINUTES).decide(request).allows()).isEqualTo(allowed);
    }

    @Asvs("7.6.1")
    @Test
    void authenticatedWithin_nobodyOrUnknownTime_isRefused() {
        Request unknown = OWNER.withReceivedAt(NOW);
        assertThat(authenticatedWithin(FIVE_MINUTES).decide(ANONYMOUS.withReceivedAt(NOW)))
                .isEqualTo(SIGN_IN);
        assertThat(authenticatedWithin(FIVE_MINUTES).decide(unknown).refusal())
                .contains(new AccessError.RecentLoginRequired(FIVE_MINUTES));
    }

    @Asvs("10.3.4")
    @Test
    void authenticatedWithin_stale_isTheChallengeOfRfc9470() {
        var refusal =
                authenticatedWithin(FIVE_MINUTES).decide(authenticated(301)).refusal();
        Response answer = Problem.of(refusal.orElseThrow());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().first("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_user_authentication\", max_age=300");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"recent_login_required\"");
    }

    @Test
    void authenticatedWithin_ofLessThanASecond_isAFault() {
        for (String age : List.of("PT0S", "PT-5S", "PT0.5S", "PT1.5S")) {
            assertThatIllegalArgumentException().isThrownBy(() -> authenticatedWithin(Duration.parse(age)));
        }
    }

    @Test
    void staleAdmin_whomAnotherRuleWouldHide_isAskedToSignInAgain() {
        Request staleAdmin =
                authenticated(301).withCaller(caller("1", "admin", true, Optional.of(NOW.minusSeconds(301))));
        AccessRule rule = role("admin").and(authenticatedWithin(FIVE_MINUTES)).or(owner("id"));
        assertThat(rule.decide(staleAdmin).refusal()).contains(new AccessError.RecentLoginRequired(FIVE_MINUTES));
        assertThat(rule.decide(STRANGER)).isEqualTo(HIDE);
    }

    @Test
    void ownRule_refusesWithACodeOfItsOwn() {
        ErrorCode code = new AccessError.EmailNotVerified();
        AccessRule rule = request -> Decision.refuse(code);
        assertThat(rule.decide(OWNER).refusal()).contains(code);
        assertThat(rule.or(owner("id")).decide(STRANGER)).isEqualTo(HIDE);
    }

    @Test
    void rules_printed_sayWhatTheyAre() {
        AccessRule own = request -> ALLOW;
        assertThat(role("admin").or(owner("id").and(authenticatedWithin(FIVE_MINUTES))))
                .hasToString("(role(admin) or (owner(id) and authenticatedWithin(5m)))");
        assertThat(anyone().or(verifiedEmail()).or(signedIn())).hasToString("((anyone or verifiedEmail) or signedIn)");
        assertThat(anyRole("a", "b").and(own)).hasToString("(role(a, b) and own rule)");
        assertThat(own.named("author")).hasToString("author");
        assertThat(owner(request -> Optional.empty())).hasToString("owner");
    }

    @Test
    void onlyAnyone_needsNoCaller() {
        AccessRule own = request -> ALLOW;
        assertThat(List.of(anyone(), anyone().named("x"), anyone().or(role("a")), anyone().and(anyone())))
                .noneMatch(AccessRule::needsCaller);
        assertThat(List.of(
                        own, own.named("x"), signedIn(), role("a"), owner("id"), anyone().and(role("a")), own.or(own)))
                .allMatch(AccessRule::needsCaller);
    }

    private static Request authenticated(long secondsAgo) {
        return ANONYMOUS
                .withReceivedAt(NOW)
                .withCaller(caller("7", "user", true, Optional.of(NOW.minusSeconds(secondsAgo))));
    }

    @Test
    void decisions_haveTheirCodes() {
        assertThat(ALLOW.refusal()).isEmpty();
        assertThat(FORBID.refusal()).contains(CommonError.FORBIDDEN);
        assertThat(HIDE.refusal()).contains(CommonError.NOT_FOUND);
        assertThat(SIGN_IN.refusal()).contains(CommonError.UNAUTHENTICATED);
    }
}
