package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.SECONDS;
import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.principalOf;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static com.jsonexpress.identity.middleware.Verifying.verifier;
import static com.jsonexpress.identity.middleware.Verifying.verifierAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.token.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registered claims: presence, type, life time (RFC 7519 §2, §4.1). */
class Rfc7519Section4Test {

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "jti", "sid", "sub", "tokenVersion"})
    void claim_absent_isRefused(String name) {
        assertThat(reasonOf(valid().without(name))).isEqualTo("claim_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "auth_time", "amr", "role", "email", "emailVerified", "nbf"})
    void claim_optionalAndAbsent_isAccepted(String name) {
        assertThat(reasonOf(valid().without(name))).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp",
                "iat",
                "jti",
                "sid",
                "sub",
                "tokenVersion",
                "iss",
                "aud",
                "auth_time",
                "amr",
                "role",
                "email",
                "emailVerified",
                "nbf",
                "x"
            })
    void claim_null_isRefused(String name) {
        assertThat(reasonOf(valid().claim(name, "null"))).isEqualTo("claim_not_valid");
    }

    @Asvs("15.3.5")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sub | 1",
                "sub | ['user-1']",
                "sub | ''",
                "sub | 'a\\u0000b'",
                "sub | 'a\\nb'",
                "jti | 1",
                "jti | ''",
                "sid | true",
                "sid | ''",
                "tokenVersion | '7'",
                "tokenVersion | 7.0",
                "tokenVersion | 7.5",
                "tokenVersion | -1",
                "tokenVersion | 9223372036854775808",
                "tokenVersion | true",
                "role | 1",
                "role | 'Admin'",
                "role | ''",
                "role | ['admin']",
                "email | true",
                "emailVerified | 'true'",
                "emailVerified | 1",
                "amr | 'pwd'",
                "amr | [1]",
                "amr | [null]",
                "aud | 1",
                "aud | [1]",
                "aud | {}",
                "iss | 1"
            })
    void claim_ofAnotherType_isRefusedThoughSigned(String name, String value) {
        assertThat(reasonOf(valid().claim(name, value.replace('\'', '"')))).isNotEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "sid"})
    void text_of257Characters_isRefused(String name) {
        assertThat(reasonOf(valid().claim(name, "\"" + "a".repeat(256) + "\""))).isEqualTo("accepted");
        assertThat(reasonOf(valid().claim(name, "\"" + "a".repeat(257) + "\""))).isEqualTo("claim_not_valid");
    }

    /** A string that jjwt would read as a date, a boolean, a number that is none, one beyond every calendar. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2030-01-01T00:00:00Z\"",
                "\"1900000000\"",
                "true",
                "[1900000000]",
                "{}",
                "-1",
                "NaN",
                "Infinity",
                "1e400",
                "1E999999999",
                "1E-999999999",
                "253402300800",
                "9223372036854775807",
                "99999999999999999999999999",
                "1900000000.00000000000000000001"
            })
    void numericDate_ofAnotherType_isRefusedThoughSigned(String rawJson) {
        assertThat(reasonOf(valid().claim("exp", rawJson))).isNotEqualTo("accepted");
        assertThat(reasonOf(valid().claim("iat", rawJson))).isNotEqualTo("accepted");
        assertThat(reasonOf(valid().claim("auth_time", rawJson))).isNotEqualTo("accepted");
    }

    @Test
    void numericDate_fractional_isAccepted() {
        TestToken token = valid().claim("exp", SECONDS + 60 + ".5").claim("iat", "1.7E9");

        Principal principal = principalOf(verifier().verify(token.text(), false));

        assertThat(principal.expiresAt()).isEqualTo(Instant.ofEpochSecond(SECONDS + 60, 500_000_000));
    }

    @Asvs("9.2.1")
    @ParameterizedTest
    @CsvSource({"839999, accepted", "840000, accepted", "869999, accepted", "870000, expired", "870001, expired"})
    void expiry_plus30Seconds_isTheFirstMomentOfRefusal(long millis, String reason) {
        assertThat(reasonOf(verifierAfter(Duration.ofMillis(millis)).verify(valid().text(), false)))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"-90001, issued_in_the_future", "-90000, accepted", "-89999, accepted"})
    void issue_minus30Seconds_isTheFirstMomentOfAcceptance(long millis, String reason) {
        assertThat(reasonOf(verifierAfter(Duration.ofMillis(millis)).verify(valid().text(), false)))
                .isEqualTo(reason);
    }

    @Asvs("9.2.1")
    @ParameterizedTest
    @CsvSource({"29999, not_yet_valid", "30000, accepted", "30001, accepted"})
    void notBefore_minus30Seconds_isTheFirstMomentOfAcceptance(long millis, String reason) {
        String token = valid().claim("nbf", Long.toString(SECONDS + 60)).text();

        assertThat(reasonOf(verifierAfter(Duration.ofMillis(millis)).verify(token, false)))
                .isEqualTo(reason);
    }

    /** jjwt alone cuts the fraction off and would let it in half a second early. */
    @Test
    void notBefore_fractional_countsToTheFraction() {
        assertThat(reasonOf(valid().claim("nbf", SECONDS + 30 + ".5"))).isEqualTo("not_yet_valid");
        assertThat(reasonOf(valid().claim("nbf", SECONDS + 30 + ".0"))).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "",
                "{",
                "{\"sub\":\"user-1\"} {}",
            })
    void claims_notOneStrictObject_areRefusedThoughSigned(String json) {
        TestToken token = valid();

        assertThat(reasonOf(token.sign(token.headerJson(), json))).isNotEqualTo("accepted");
    }

    @Test
    void claims_withADuplicateMember_areRefusedThoughSigned() {
        TestToken token = valid();
        for (String name : new String[] {"sub", "exp", "role", "tokenVersion", "x"}) {
            String twice = token.claim("x", "1").claimsJson().replaceFirst("\\{", "{\"" + name + "\":\"user-2\",");
            assertThat(reasonOf(token.sign(token.headerJson(), twice))).isNotEqualTo("accepted");
        }
    }

    @Test
    void claims_ofAGoodToken_becomeThePrincipal() {
        Principal principal =
                principalOf(verifier().verify(valid().claim("plan", "\"gold\"").text(), false));

        assertThat(principal.id()).isEqualTo("user-1");
        assertThat(principal.email()).contains("ann@example.com");
        assertThat(principal.emailVerified()).isTrue();
        assertThat(principal.roles()).isEqualTo(Set.of("user"));
        assertThat(principal.sessionId()).contains("session-1");
        assertThat(principal.authTime()).contains(Instant.ofEpochSecond(SECONDS - 3600));
        assertThat(principal.authMethods()).containsExactly("pwd");
        assertThat(principal.expiresAt()).isEqualTo(Instant.ofEpochSecond(SECONDS + 840));
        assertThat(principal.own()).isTrue();
        assertThat(principal.claims()).containsEntry("plan", "gold").containsEntry("jti", "jti-1");
    }

    @Test
    void principal_ofNestedClaims_cannotBeChanged() {
        Principal principal = principalOf(
                verifier().verify(valid().claim("x", "{\"y\":[1,null,{}]}").text(), false));

        assertThat(principal.claims().get("x")).hasToString("{y=[1, null, {}]}");
        assertThat(principal.claims().get("x"))
                .isInstanceOfSatisfying(
                        java.util.Map.class,
                        map -> org.assertj.core.api.Assertions.assertThatThrownBy(map::clear)
                                .isInstanceOf(UnsupportedOperationException.class));
    }
}
