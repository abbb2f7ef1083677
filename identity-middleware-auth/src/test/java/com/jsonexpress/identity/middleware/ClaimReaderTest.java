package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimReaderTest {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @Test
    void date_isFrom1970To9999_bothIncluded() throws RefusedException {
        assertThat(date(0L)).isEqualTo(Instant.EPOCH);
        assertThat(date(LATEST.getEpochSecond())).isEqualTo(LATEST);
        for (long outside : new long[] {-1, LATEST.getEpochSecond() + 1}) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> date(outside));
        }
    }

    @Test
    void date_withDecimals_isFrom1970To9999_bothIncluded() throws RefusedException {
        assertThat(date(new BigDecimal("0.0"))).isEqualTo(Instant.EPOCH);
        assertThat(date(new BigDecimal(LATEST.getEpochSecond() + ".0"))).isEqualTo(LATEST);
        for (String outside : List.of("-0.1", LATEST.getEpochSecond() + ".1")) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> date(new BigDecimal(outside)));
        }
    }

    private static Instant date(Number seconds) throws RefusedException {
        return new ClaimReader(Map.of("exp", seconds)).date("exp");
    }
}
