package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JOSE header (RFC 7515 §4, RFC 7516 §4, RFC 7797 §3). */
class Rfc7515Section4Test {

    @Asvs({"1.3.6", "9.1.3"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "crit | ['exp']",
                "crit | []",
                "crit | null",
                "cty  | 'JWT'",
                "cty  | 'json'",
                "zip  | 'DEF'",
                "zip  | null",
                "enc  | 'A256GCM'",
                "b64  | false",
                "b64  | true",
                "jku  | 'https://evil.example/jwks'",
                "jwk  | {'kty':'oct','k':'AAAA'}",
                "x5u  | 'https://evil.example/x5c'",
                "x5c  | ['AAAA']"
            })
    void header_thatChangesHowTheTokenIsRead_isRefusedThoughSigned(String name, String value) {
        assertThat(reasonOf(valid().header(name, value.replace('\'', '"')))).isEqualTo("header_not_allowed");
    }

    @Test
    void header_thatOnlyTells_isIgnored() {
        assertThat(reasonOf(valid().header("kid", "\"k1\"").header("x", "[1,{}]")))
                .isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "\"x\"",
                "null",
                "{'alg':'HS256','typ':'at+jwt'} {}",
                "{'alg':'HS256','typ':'at+jwt'}x",
                "{'alg':'HS256','typ':'at+jwt',}",
                "{'alg':'none','alg':'HS256','typ':'at+jwt'}",
                "{'alg':'HS256','alg':'none','typ':'at+jwt'}",
                "{'alg':'HS256','typ':'at+jwt','\\u0074yp':'JWT'}",
                "{'alg':'HS256','typ':'at+jwt','x':'\\ud800'}",
                "{alg:'HS256','typ':'at+jwt'}",
                "/**/{'alg':'HS256','typ':'at+jwt'}",
                "\ufeff{'alg':'HS256','typ':'at+jwt'}"
            })
    void header_notOneStrictObject_isRefusedThoughSigned(String json) {
        TestToken token = valid();
        String reason = reasonOf(token.sign(json.replace('\'', '"'), token.claimsJson()));

        assertThat(reason).isIn("malformed_header", "empty_part");
    }

    @Test
    void header_of1000Levels_isRefused() {
        assertThat(reasonOf(valid().header("x", "[".repeat(1000) + "]".repeat(1000))))
                .isEqualTo("malformed_header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALG", "Alg", "a lg"})
    void algorithm_underAnotherName_isNoAlgorithm(String name) {
        assertThat(reasonOf(valid().withoutHeader("alg").header(name, "\"HS256\"")))
                .isEqualTo("algorithm_not_allowed");
    }

    /** jjwt takes the white space off: its {@code exp} and its {@code alg} would be others than ours. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "exp ", " alg", "x\\t", "\\u2003x"})
    void name_emptyOrFramedByWhiteSpace_isRefusedThoughSigned(String name) {
        assertThat(reasonOf(valid().header(name, "\"HS256\""))).isEqualTo("malformed_header");
        assertThat(reasonOf(valid().claim(name, Long.toString(TestToken.SECONDS + 60))))
                .isIn("malformed_claims", "malformed");
        assertThat(reasonOf(valid().header("x x", "1").claim("x x", "1"))).isEqualTo("accepted");
    }

    /** RFC 7515 §4.1.4, §4.1.7, §4.1.8: strings, though of no meaning here; jjwt refuses others, too. */
    @ParameterizedTest
    @ValueSource(strings = {"kid", "x5t", "x5t#S256"})
    void name_ofAKeyThatIsNoText_isRefused(String member) {
        for (String rawJson : new String[] {"5", "null", "[\"k\"]", "{}"}) {
            assertThat(reasonOf(valid().header(member, rawJson))).isEqualTo("malformed_header");
        }
        assertThat(reasonOf(valid().header("kid", "\"\""))).isEqualTo("accepted");
    }
}
