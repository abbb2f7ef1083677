package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalToken.valid;
import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.keys;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.ExternalCaller;
import com.jsonexpress.identity.token.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is believed of a proven token of an external issuer, and what the runtime is asked. */
class ExternalClaimsTest {
    @Asvs("10.3.2")
    @Test
    void rolesClaim_isALiteralNameFirstAndAPathOnlyThen() {
        String claims =
                "{\"a.b\":\"literal\",\"a\":{\"b\":\"path\",\"c\":[\"x\",\"y\",\"x\"]},\"d\":{\"e\":{\"f\":\"deep\"}}}";

        assertThat(roles("a.b", claims)).containsExactly("literal");
        assertThat(roles("a.c", claims)).containsExactlyInAnyOrder("x", "y");
        assertThat(roles("d.e.f", claims)).containsExactly("deep");
        assertThat(roles("a", claims)).isEmpty();
        assertThat(roles("a.b.c", claims)).isEmpty();
        assertThat(roles("a..b", claims)).isEmpty();
        assertThat(roles("nothing", claims)).isEmpty();
        assertThat(roles("a.b", "{\"a.b\":null,\"a\":{\"b\":\"path\"}}")).isEmpty();
    }

    @Test
    void roles_areKeptAsTheIssuerSpellsThem() {
        assertThat(roles("r", "{\"r\":\"read write\"}")).containsExactly("read write");
        assertThat(roles("r", "{\"r\":[\"Shop Admin\",\"8e7c0a8d-4b8f\",\"/a/b\"]}"))
                .containsExactlyInAnyOrder("Shop Admin", "8e7c0a8d-4b8f", "/a/b");
    }

    @Test
    void role_thatIsNoText_isLeftOut() {
        assertThat(roles("r", "{\"r\":[7,null,true,{},[\"admin\"],\"\",\"a\\u0000\",\"ok\"]}"))
                .containsExactly("ok");
        assertThat(roles("r", "{\"r\":\"" + "a".repeat(257) + "\"}")).isEmpty();
        assertThat(roles("r", "{\"r\":{\"admin\":true}}")).isEmpty();
        assertThat(roles("r", "{\"r\":7}")).isEmpty();
    }

    @Asvs("10.3.2")
    @Test
    void principal_ofAnExternalToken_holdsTheClaimsAndIsNotOwn() {
        Principal principal = principal(valid(IssuerKey.RSA, "RS256")
                .claim("role", "[\"editor\",\"admin\"]")
                .claim("email", "\"ann@example.com\"")
                .claim("email_verified", "true")
                .claim("auth_time", Long.toString(TestToken.SECONDS - 10))
                .claim("amr", "[\"mfa\"]")
                .claim("family_name", "null"));

        assertThat(principal.id()).isEqualTo("auth0|user-1");
        assertThat(principal.own()).isFalse();
        assertThat(principal.userId()).isEmpty();
        assertThat(principal.sessionId()).isEmpty();
        assertThat(principal.roles()).containsExactlyInAnyOrder("editor", "admin");
        assertThat(principal.email()).contains("ann@example.com");
        assertThat(principal.emailVerified()).isTrue();
        assertThat(principal.authTime()).contains(Instant.ofEpochSecond(TestToken.SECONDS - 10));
        assertThat(principal.authMethods()).containsExactly("mfa");
        assertThat(principal.claims()).containsKey("iss").doesNotContainKey("family_name");
    }

    @Test
    void emailVerified_isTrueOnlyAsTheValueTrue() {
        for (String value : List.of("\"true\"", "1", "null", "false", "[true]")) {
            assertThat(principal(valid(IssuerKey.RSA, "RS256")
                                    .claim("email", "\"ann@example.com\"")
                                    .claim("email_verified", value))
                            .emailVerified())
                    .as(value)
                    .isFalse();
        }
    }

    @Test
    void emailVerified_asOurOwnTokensSpellIt_isNotTheIssuersWord() {
        assertThat(principal(valid(IssuerKey.RSA, "RS256").claim("emailVerified", "true"))
                        .emailVerified())
                .isFalse();
    }

    @Test
    void descriptiveClaim_ofAnotherType_isAbsent() {
        Principal principal = principal(valid(IssuerKey.RSA, "RS256")
                .claim("email", "[\"ann@example.com\"]")
                .claim("auth_time", "\"0\"")
                .claim("amr", "\"pwd\""));

        assertThat(principal.email()).isEmpty();
        assertThat(principal.authTime()).isEmpty();
        assertThat(principal.authMethods()).isEmpty();
    }

    @Test
    void claims_ofOurOwnTokens_meanNothingInAnExternalOne() {
        Principal principal = principal(valid(IssuerKey.RSA, "RS256")
                .claim("sid", "\"session-1\"")
                .claim("tokenVersion", "7")
                .header("typ", "\"at+jwt\""));

        assertThat(principal.own()).isFalse();
        assertThat(principal.sessionId()).isEmpty();
    }

    @Test
    void runtime_isAskedAboutTheProvenCallerAndNamesItsRecord() {
        List<ExternalCaller> asked = new ArrayList<>();
        ExternalTokenVerifier verifier = asking((caller, fresh) -> {
            asked.add(caller);
            return new CallerState.External(Optional.of("record-1"));
        });
        String token = valid(IssuerKey.RSA, "RS256").claim("role", "\"editor\"").text();

        assertThat(principalOf(verifier.verify(token, true)).userId()).contains("record-1");
        assertThat(asked)
                .containsExactly(new ExternalCaller(
                        "https://id.example.com/",
                        "auth0|user-1",
                        Optional.empty(),
                        false,
                        Set.of("editor"),
                        Optional.of(Instant.ofEpochSecond(TestToken.SECONDS - 60))));
    }

    @Test
    void runtime_thatKnowsTheCallerAsGone_refusesTheToken() {
        ExternalTokenVerifier verifier = asking((caller, fresh) -> CallerState.gone("disabled", "Ask an admin."));

        assertThat(reasonOf(verifier.verify(valid(IssuerKey.RSA, "RS256").text(), false)))
                .isEqualTo("disabled");
    }

    @Test
    void runtime_isNotAskedAboutATokenThatIsNotProven() {
        ExternalTokenVerifier verifier = asking((caller, fresh) -> {
            throw new UnavailableException("asked");
        });

        assertThat(reasonOf(verifier.verify(
                        valid(IssuerKey.RSA, "RS256").claim("aud", "\"other\"").text(), false)))
                .isEqualTo("wrong_audience");
        assertThatThrownBy(() -> verifier.verify(valid(IssuerKey.RSA, "RS256").text(), false))
                .isInstanceOf(UnavailableException.class);
    }

    private static Set<String> roles(String claim, String json) {
        try {
            return new RolesClaim(claim).read(ClaimSet.read(json.getBytes(UTF_8)));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static Principal principal(ExternalToken token) {
        return principalOf(ExternalVerifying.verifier(ALL, IssuerKey.RSA.jwk()).verify(token.text(), false));
    }

    private interface External {
        CallerState check(ExternalCaller caller, boolean fresh);
    }

    private static ExternalTokenVerifier asking(External answer) {
        CallerCheck runtime = new CallerCheck() {
            @Override
            public CallerState check(String subject, long tokenVersion, String sessionId, boolean fresh) {
                throw new AssertionError("an external caller has no session here");
            }

            @Override
            public CallerState checkExternal(ExternalCaller caller, boolean fresh) {
                return answer.check(caller, fresh);
            }
        };
        return ExternalVerifying.verifier(
                ALL,
                keys(ALL, IssuerKey.RSA.jwk()),
                "role",
                Optional.of("https://id.example.com/"),
                Optional.of("https://api.example.com"),
                Optional.of(runtime));
    }
}
