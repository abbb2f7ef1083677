package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where words of the context end and other passwords begin. */
class ContextWordsTest {

    @ParameterizedTest
    @CsvSource({
        "ann.smith@example.com, annsmith12345678, true",
        "ann.smith@example.com, annsmith123456789, false",
        "ann.smith@example.com, 1234annsmith5678, true",
        "ann.smith@example.com, 12345annsmith5678, false",
        "ann+shop@example.com, ann, true",
        "+ann@example.com, ann, true",
        "@smith+shop, smith, false",
        "ann@example.com, 73950284, false",
        "\uD840\uDC00ann@example.com, ann, false",
    })
    void give_atTheBoundary_isExact(String email, String password, boolean given) {
        assertThat(new ContextWords("", email).give(password)).isEqualTo(given);
    }
}
