package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Guarding.told;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Coverage.Cover;
import com.jsonexpress.identity.http.Coverage.Demand;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.CallerState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard lets pass, and what it tells of the rest. */
class GuardTest {
    private static final String BAD = "401 invalid_token Bearer error=\"invalid_token\"";
    private static final CallerCheck CONFINED = (subject, version, session, fresh) ->
            new CallerState.Current("admin@local", true, "admin", Optional.of(CommonError.FORBIDDEN));

    @Test
    void optional_withoutCredential_isAnonymous() {
        Guarding guarding = Guarding.demanding(Demand.OPTIONAL);

        assertThat(told(guarding.send())).isEqualTo("anonymous");
        assertThat(told(guarding.send("Basic x"))).isEqualTo("anonymous");
        assertThat(guarding.events).isEmpty();
    }

    @Test
    void optional_withAGoodToken_bringsThePrincipal() {
        assertThat(told(Guarding.demanding(Demand.OPTIONAL).send("Bearer " + valid().text())))
                .isEqualTo("user-1");
    }

    @Test
    void optional_withABadToken_is401() {
        assertThat(told(Guarding.demanding(Demand.OPTIONAL).send("Bearer x"))).isEqualTo(BAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic x"})
    void ignore_whateverIsSent_isAnonymous(String authorization) {
        Guarding guarding = Guarding.demanding(Demand.IGNORE);

        assertThat(told(guarding.send(authorization))).isEqualTo("anonymous");
        assertThat(told(guarding.send("Bearer " + valid().text(), "Bearer x"))).isEqualTo("anonymous");
        assertThat(guarding.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Payload", "x_user_payload", "X-USER_PAYLOAD", "x.user.payload"})
    void forgedHeader_neitherMakesACallerNorReachesTheApplication(String name) {
        Headers forged = Headers.of(Map.of(name, List.of("{\"sub\":\"admin\"}")));

        assertThat(told(Guarding.demanding(Demand.REQUIRED).send(forged))).isEqualTo("401 unauthenticated Bearer");
        Proceed proceed = (Proceed) Guarding.demanding(Demand.OPTIONAL).send(forged);
        assertThat(proceed.request().caller()).isEmpty();
        assertThat(proceed.request().headers().asMap()).isEmpty();
    }

    @Asvs("14.2.1")
    @Test
    void token_inQueryOrOtherField_isNotLookedAt() {
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);
        String token = valid().text();

        assertThat(told(guarding.send(Headers.of("X-Access-Token", token)))).startsWith("401 unauthenticated");
        assertThat(told(guarding.send(Headers.of("Proxy-Authorization", "Bearer " + token))))
                .startsWith("401 unauthenticated");
    }

    @ParameterizedTest
    @EnumSource(
            value = Demand.class,
            names = {"OPTIONAL", "REQUIRED"})
    void confinedCaller_whereNoRepairIsPossible_getsItsCode(Demand demand) {
        Guarding guarding = Guarding.covered(new Cover(demand, false, false), CONFINED);

        assertThat(told(guarding.send("Bearer " + valid().text()))).isEqualTo("403 forbidden");
        assertThat(guarding.events).singleElement().satisfies(event -> {
            assertThat(event.user()).contains("user-1");
            assertThat(event.session()).contains("session-1");
            assertThat(event.reason()).contains("forbidden");
        });
    }

    @Test
    void confinedCaller_whereItMayRepair_passes() {
        Guarding guarding = Guarding.covered(new Cover(Demand.REQUIRED, true, true), CONFINED);

        assertThat(told(guarding.send("Bearer " + valid().text()))).isEqualTo("user-1");
    }

    @Test
    void ownRoute_asksForTheFreshStateAndAnyOtherDoesNot() {
        List<Boolean> asked = new ArrayList<>();
        CallerCheck callers = (subject, version, session, fresh) -> {
            asked.add(fresh);
            return CallerState.gone("revoked", "Sign in again.");
        };

        Guarding.covered(new Cover(Demand.REQUIRED, true, false), callers).send("Bearer " + valid().text());
        Guarding.covered(new Cover(Demand.REQUIRED, false, false), callers).send("Bearer " + valid().text());

        assertThat(asked).containsExactly(true, false);
    }

    @Asvs("16.5.3")
    @Test
    void outage_isUnavailableAndNeverInvalid() {
        Guarding guarding =
                Guarding.covered(new Cover(Demand.OPTIONAL, false, false), (subject, version, session, fresh) -> {
                    throw new UnavailableException("the user store does not answer");
                });

        assertThat(told(guarding.send("Bearer " + valid().text()))).isEqualTo("503 unavailable");
        assertThat(guarding.events).isEmpty();
    }

    @Asvs("16.3.2")
    @Test
    void rejection_isOneEventWithReasonAndOneLineWithRemedy() {
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);
        try (LogCapture log = new LogCapture()) {
            guarding.send("Bearer " + valid().claim("exp", "1").text());

            assertThat(log.text().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("DEBUG", "401", "expired", "Refresh the token"));
        }
        assertThat(guarding.events)
                .containsExactly(IdentityEvent.of(EventType.TOKEN_REFUSED, TestToken.NOW)
                        .client("192.0.2.7")
                        .reason("expired"));
    }

    @Asvs("16.3.2")
    @Test
    void rejection_ofEveryKind_isTold() {
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);

        guarding.send();
        guarding.send("Bearer");
        guarding.send("Bearer a", "Bearer b");
        guarding.send("Bearer a");
        guarding.send("Bearer " + valid().key(new byte[32]).text());

        assertThat(guarding.reasons())
                .containsExactly(
                        "no_credentials",
                        "empty_token",
                        "several_authorization_fields",
                        "not_three_parts",
                        "bad_signature");
        assertThat(guarding.events).extracting(IdentityEvent::type).containsOnly(EventType.TOKEN_REFUSED);
    }

    /** Who sent no token learns how to; why a token is bad is nobody's business. */
    @Test
    void rejection_tellsTheClientAReasonOnlyWhereNoTokenWasSent() {
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);

        assertThat(body(guarding.send())).contains("Send Authorization: Bearer and the access token.");
        assertThat(body(guarding.send("Bearer " + valid().claim("exp", "1").text())))
                .doesNotContain("Refresh", "expired", "Send");
    }

    private static String body(Reply reply) {
        return new String(((Response) reply).body(), StandardCharsets.UTF_8);
    }

    @Asvs("16.2.5")
    @Test
    void rejection_ofEveryKind_showsNothingOfTheToken() {
        String marker = "SENTINEL";
        List<TestToken> tokens = List.of(
                valid().claim("sub", "\"" + marker + "\"").claim("exp", "1"),
                valid().claim("sub", "\"" + marker + "\"").key(new byte[32]),
                valid().claim("sub", "\"" + marker + "\"").without("jti"),
                valid().claim(marker, "null"),
                valid().claim("exp", "\"" + marker + "\""),
                valid().claim("aud", "[\"" + marker + "\",1]"),
                valid().header("alg", "\"" + marker + "\""),
                valid().header("typ", "\"" + marker + "\""),
                valid().header("crit", "[\"" + marker + "\"]"));
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);
        try (LogCapture log = new LogCapture()) {
            for (TestToken token : tokens) {
                guarding.send("Bearer " + token.text());
                guarding.send("Bearer " + token.text() + "\u2028" + marker);
                for (String part : token.text().split("\\.")) {
                    assertThat(log.text() + guarding.events).doesNotContain(part);
                }
            }
            assertThat(log.text()).doesNotContain(marker, TestToken.SECRET);
            assertThat(log.lines("Refused GET /x with 401")).isEqualTo(2L * tokens.size());
        }
        assertThat(guarding.events.toString()).doesNotContain(marker);
    }

    @Test
    void admission_isNeitherEventNorLine() {
        Guarding guarding = Guarding.demanding(Demand.REQUIRED);
        try (LogCapture log = new LogCapture()) {
            guarding.send("Bearer " + valid().text());

            assertThat(log.text()).isEmpty();
        }
        assertThat(guarding.events).isEmpty();
    }
}
