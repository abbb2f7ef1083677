package com.jsonexpress.identity.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;

/** What is read is number times unit, never negative, and reads the same when written; else one kind of exception. */
class DurationsFuzzTest extends FuzzTest {
    private static final Map<String, Integer> MILLIS =
            Map.of("ms", 1, "s", 1000, "m", 60_000, "h", 3_600_000, "d", 86_400_000);

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(text).doesNotMatch("[0-9]{1,9}(ms|s|m|h|d)");
            assertThat(e).hasMessageStartingWith("expected a duration");
            return;
        }
        String digits = text.replaceAll("[a-z]+$", "");
        String unit = text.substring(digits.length());
        BigInteger expected = text.equals("0")
                ? BigInteger.ZERO
                : new BigInteger(digits).multiply(BigInteger.valueOf(MILLIS.getOrDefault(unit, 0)));
        assertThat(BigInteger.valueOf(duration.toMillis())).isEqualTo(expected);
        assertThat(digits).matches("[0-9]{1,9}");
        if (duration.toMillis() < 1_000_000_000) {
            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        }
    }
}
