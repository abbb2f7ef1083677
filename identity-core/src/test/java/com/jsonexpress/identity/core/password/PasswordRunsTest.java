package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.Result;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of characters, of scripts that no list of passwords knows. */
class PasswordRunsTest {
    private final PasswordRules rules = new PasswordRules(2, "", List.of());

    @ParameterizedTest
    @CsvSource({
        "\u4E00\u4E01, false",
        "\u4E00\u4E00, false",
        "\u4E03\u4E02\u4E01, false",
        "\u4E00\u4E02, true",
        "\u4E00\u4E02\u4E04\u4E06, true",
        "\u4E00\u4E01\u4E00\u4E09, true",
        "\u4E00\u4E00\u4E07\u4E09, true",
    })
    void check_run_isTooCommon(String text, boolean accepted) {
        assertThat(rules.check(text, "password", "ann@example.com") instanceof Result.Ok)
                .isEqualTo(accepted);
    }
}
