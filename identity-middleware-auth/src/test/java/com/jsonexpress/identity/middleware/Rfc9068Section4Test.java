package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.valid;
import static com.jsonexpress.identity.middleware.Verifying.reasonOf;
import static com.jsonexpress.identity.middleware.Verifying.verifierFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validating an access token: type, issuer, audience (RFC 9068 §4). */
class Rfc9068Section4Test {
    private static final TokenVerifier STRICT = verifierFor(Optional.of("https://id.example.com"), Optional.of("shop"));

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "At+Jwt", "application/at+jwt", "Application/AT+jwt"})
    void type_ofAnAccessToken_isAcceptedInEverySpellingOfTheMediaType(String type) {
        assertThat(reasonOf(valid().header("typ", "\"" + type + "\""))).isEqualTo("accepted");
    }

    @Test
    void issuerAndAudience_asConfigured_areAccepted() {
        assertThat(reasonOf(STRICT.verify(valid().text(), false))).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://id.example.com/\"",
                "\"https://ID.example.com\"",
                "\"https://id.example.co\"",
                "\"https://evil.example\""
            })
    void issuer_otherThanConfigured_isRefused(String rawJson) {
        assertThat(reasonOf(STRICT.verify(valid().claim("iss", rawJson).text(), false)))
                .isEqualTo("wrong_issuer");
    }

    @Test
    void issuer_absentWhereConfigured_isRefused() {
        assertThat(reasonOf(STRICT.verify(valid().without("iss").text(), false)))
                .isEqualTo("wrong_issuer");
    }

    @Asvs("9.2.3")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'shop' | accepted",
                "['shop'] | accepted",
                "['stock','shop'] | accepted",
                "'shops' | wrong_audience",
                "'SHOP' | wrong_audience",
                "'shop stock' | wrong_audience",
                "['stock'] | wrong_audience",
                "[] | wrong_audience",
                "['shop',1] | claim_not_valid"
            },
            quoteCharacter = '`')
    void audience_asTextOrArray_isComparedAsAWhole(String rawJson, String reason) {
        assertThat(reasonOf(STRICT.verify(
                        valid().claim("aud", rawJson.replace('\'', '"')).text(), false)))
                .isEqualTo(reason);
    }

    @Asvs({"9.2.3", "10.3.1"})
    @Test
    void audience_absentWhereConfigured_isRefused() {
        assertThat(reasonOf(STRICT.verify(valid().without("aud").text(), false)))
                .isEqualTo("wrong_audience");
    }
}
