package com.jsonexpress.identity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.asvs.Asvs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S, 0",
        "0s, PT0S, 0",
        "500ms, PT0.5S, 500ms",
        "1000ms, PT1S, 1s",
        "30s, PT30S, 30s",
        "60s, PT1M, 1m",
        "90s, PT90S, 90s",
        "15m, PT15M, 15m",
        "60m, PT1H, 1h",
        "1h, PT1H, 1h",
        "24h, P1D, 1d",
        "25h, PT25H, 25h",
        "30d, P30D, 30d",
        "999999999d, P999999999D, 999999999d",
    })
    void duration_asOperatorsWriteIt_isReadAndWritten(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "s",
                "-1s",
                "+1s",
                "1.5s",
                "1 s",
                " 1s",
                "1s ",
                "1S",
                "1M",
                "1D",
                "1w",
                "1y",
                "1h30m",
                "PT1S",
                "1us",
                "1ns",
                "1000000000s",
                "99999999999999999999d",
                "\u0661s",
                "00",
                "1s\n",
                "1e3s",
                "0x1s"
            })
    void duration_inAnyOtherForm_isRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("expected a duration such as 500ms, 30s, 15m, 1h or 30d");
    }

    @Asvs("1.4.2")
    @Test
    void duration_beyondItsKeysRange_isRefusedWithTheRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityKeys.VERSION_CACHE_TTL.parse("61s"))
                .withMessage("expected from 0 to 1m");
        assertThat(IdentityKeys.VERSION_CACHE_TTL.parse("1m")).hasMinutes(1);
    }

    @Asvs("13.3.1")
    @Test
    void secret_neverPrintsItself() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret).hasToString("<redacted>");
        assertThat(String.valueOf(java.util.Map.of("key", secret))).doesNotContain("hunter2");
    }

    @Test
    void secret_equalBytes_areEqual() {
        assertThat(Secret.of("ä"))
                .isEqualTo(Secret.of("ä".getBytes(StandardCharsets.UTF_8)))
                .hasSameHashCodeAs(Secret.of("ä"))
                .isNotEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("ä "));
        assertThat(Secret.of("ä").length()).isEqualTo(2);
    }

    @Test
    void secret_isACopyInBothDirections() {
        byte[] bytes = {1, 2, 3};
        Secret secret = Secret.of(bytes);
        bytes[0] = 9;
        secret.expose()[1] = 9;

        assertThat(secret.expose()).containsExactly(1, 2, 3);
    }
}
