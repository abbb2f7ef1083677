package com.jsonexpress.identity.access;

import static com.jsonexpress.identity.access.Decision.ALLOW;
import static com.jsonexpress.identity.access.Decision.FORBID;
import static com.jsonexpress.identity.access.Decision.HIDE;
import static com.jsonexpress.identity.access.Decision.SIGN_IN;
import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Request ANONYMOUS = Request.of("GET", "/users/7").withParameters(Map.of("id", "7"));
    private static final Request STRANGER = ANONYMOUS.withCaller(caller("8", "user"));
    private static final Request OWNER = ANONYMOUS.withCaller(caller("7", "user"));
    private static final Request ADMIN = ANONYMOUS.withCaller(caller("1", "admin"));

    static Principal caller(String id, String role) {
        return new Principal(
                id,
                Optional.of(id),
                Optional.empty(),
                true,
                Set.of(role),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Instant.MAX,
                true,
                Map.of());
    }

    private static List<Decision> decisions(AccessRule rule) {
        return List.of(rule.decide(ANONYMOUS), rule.decide(STRANGER), rule.decide(OWNER), rule.decide(ADMIN));
    }

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

    @Test
    void owner_whomNobodyKnows_isHiddenFromAll() {
        assertThat(decisions(owner(request -> Optional.empty()))).containsExactly(SIGN_IN, HIDE, HIDE, HIDE);
    }

    @Test
    void owner_ofAMissingParameter_isAFault() {
        assertThatIllegalStateException().isThrownBy(() -> owner("nope").decide(OWNER));
    }

    @Test
    void decisions_haveTheirCodes() {
        assertThat(ALLOW.refusal()).isEmpty();
        assertThat(FORBID.refusal()).contains(CommonError.FORBIDDEN);
        assertThat(HIDE.refusal()).contains(CommonError.NOT_FOUND);
        assertThat(SIGN_IN.refusal()).contains(CommonError.UNAUTHENTICATED);
    }
}
