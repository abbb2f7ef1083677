package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.http.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Authorization request header field (RFC 6750 §2.1, RFC 9110 §11.6.2). */
class Rfc6750Section2Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a.b.c",
                "bearer a.b.c",
                "BEARER a.b.c",
                "bEaReR a.b.c",
                "Bearer   a.b.c",
                " Bearer a.b.c\t"
            })
    void scheme_inAnyCase_bringsTheToken(String field) throws RefusedException {
        assertThat(BearerToken.of(Headers.of("Authorization", field))).contains("a.b.c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bearer a b|a b",
                "Bearer a.b.c, Basic x|a.b.c, Basic x",
                "Bearer Bearer a|Bearer a",
                "Bearer \ta|\ta"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void junk_aroundTheToken_isLeftForTheVerifierToRefuse(String field, String token) throws RefusedException {
        assertThat(BearerToken.of(Headers.of("Authorization", field))).contains(token);
        assertThat(Verifying.reasonOf(token)).isEqualTo("not_a_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "Basic dXNlcjpwYXNz",
                "Basic",
                "Digest x",
                "Bearertoken",
                "Bearer2 a.b.c",
                "a.b.c",
                "\"Bearer\" a",
                "DPoP a.b.c"
            })
    void field_ofAnotherScheme_isNoCredential(String field) throws RefusedException {
        assertThat(BearerToken.of(Headers.of("Authorization", field))).isEmpty();
    }

    @Test
    void field_absent_isNoCredential() throws RefusedException {
        assertThat(BearerToken.of(Headers.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer, empty_token",
        "bearer, empty_token",
        "'Bearer ', empty_token",
        "'Bearer    ', empty_token",
        "Bearer=a.b.c, malformed_authorization",
        "Bearer:a.b.c, malformed_authorization",
        "'Bearer,a.b.c', malformed_authorization",
        "'Bearer\ta.b.c', malformed_authorization"
    })
    void scheme_withNothingUsableBehindIt_isABadCredential(String field, String reason) {
        assertThatThrownBy(() -> BearerToken.of(Headers.of("Authorization", field)))
                .hasMessage(reason);
    }

    @Test
    void fields_several_areABadCredential() {
        for (List<String> fields : List.of(
                List.of("Bearer a.b.c", "Bearer a.b.c"),
                List.of("Bearer a.b.c", "Basic x"),
                List.of("Basic x", "Bearer a.b.c"),
                List.of("", "Bearer a.b.c"))) {
            assertThatThrownBy(() -> BearerToken.of(Headers.of(Map.of("authorization", fields))))
                    .hasMessage("several_authorization_fields");
        }
    }
}
