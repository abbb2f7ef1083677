package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashLimitsTest {
    private final HashLimits limits = new HashLimits(new HashParameters(19_456, 2, 1));

    private static PhcString stored(int memory, int iterations, int parallelism, int salt, int hash) {
        return new PhcString(new HashParameters(memory, iterations, parallelism), new byte[salt], new byte[hash]);
    }

    @ParameterizedTest
    @CsvSource({
        "19456, 2, 1, 16, 32, true",
        "8, 1, 1, 8, 16, true",
        "262144, 16, 16, 64, 64, true",
        "262145, 2, 1, 16, 32, false",
        "4194304, 1, 1, 16, 32, false",
        "2147483647, 1, 1, 16, 32, false",
        "19456, 17, 1, 16, 32, false",
        "19456, 2, 17, 16, 32, false",
        "7, 1, 1, 16, 32, false",
        "127, 1, 16, 16, 32, false",
        "19456, 2, 1, 7, 32, false",
        "19456, 2, 1, 65, 32, false",
        "19456, 2, 1, 16, 15, false",
        "19456, 2, 1, 16, 65, false"
    })
    void allow_storedParameters_areBounded(int memory, int iterations, int lanes, int salt, int hash, boolean allowed) {
        assertThat(limits.allow(stored(memory, iterations, lanes, salt, hash))).isEqualTo(allowed);
    }

    @Test
    void allow_whatIsConfiguredBeyondTheBound_isAllowed() {
        var large = new HashLimits(new HashParameters(1_048_576, 20, 32));

        assertThat(large.allow(stored(1_048_576, 20, 32, 16, 32))).isTrue();
        assertThat(large.allow(stored(1_048_577, 20, 32, 16, 32))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "19456, 2, 1, 16, 32, false",
        "19456, 2, 1, 32, 32, false",
        "19455, 2, 1, 16, 32, true",
        "19456, 1, 1, 16, 32, true",
        "19456, 2, 4, 16, 32, true",
        "65536, 3, 4, 16, 32, true",
        "47104, 1, 1, 16, 32, true",
        "19456, 2, 1, 8, 32, true",
        "19456, 2, 1, 16, 24, true",
        "19456, 2, 1, 16, 64, true"
    })
    void areOutdatedIn_anyOtherSetting_isOutdated(
            int memory, int iterations, int lanes, int salt, int hash, boolean old) {
        assertThat(limits.areOutdatedIn(stored(memory, iterations, lanes, salt, hash)))
                .isEqualTo(old);
    }

    @Test
    void missingIn_cheaperHash_isTheDifferenceInWork() {
        assertThat(limits.missingIn(new HashParameters(9_456, 2, 1))).contains(new HashParameters(10_000, 2, 1));
        assertThat(limits.missingIn(new HashParameters(19_456, 1, 1))).contains(new HashParameters(9_728, 2, 1));
        assertThat(limits.missingIn(new HashParameters(19_456, 2, 1))).isEmpty();
        assertThat(limits.missingIn(new HashParameters(65_536, 3, 4))).isEmpty();
    }

    @Test
    void missingIn_lessThanEightBlocksForEachLane_isNotWorthIt() {
        assertThat(limits.missingIn(new HashParameters(19_448, 2, 1))).contains(new HashParameters(8, 2, 1));
        assertThat(limits.missingIn(new HashParameters(19_449, 2, 1))).isEmpty();
        var lanes = new HashLimits(new HashParameters(19_456, 2, 4));
        assertThat(lanes.missingIn(new HashParameters(19_424, 2, 4))).contains(new HashParameters(32, 2, 4));
        assertThat(lanes.missingIn(new HashParameters(19_425, 2, 4))).isEmpty();
    }
}
