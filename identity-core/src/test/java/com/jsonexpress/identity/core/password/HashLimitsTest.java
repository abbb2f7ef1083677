package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.util.Optional;
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
        "262144, 4, 16, 64, 64, true",
        "262144, 5, 1, 16, 32, false",
        "65536, 16, 1, 16, 32, true",
        "65537, 16, 1, 16, 32, false",
        "65536, 4, 1, 16, 32, true",
        "65536, 3, 4, 16, 32, true",
        "262144, 3, 1, 16, 32, true",
        "131072, 4, 1, 16, 32, true",
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
    void areExceededBy_moreWork_alone() {
        assertThat(limits.areExceededBy(new HashParameters(19_456, 2, 4))).isFalse();
        assertThat(limits.areExceededBy(new HashParameters(38_913, 1, 1))).isTrue();
    }

    @Test
    void dearer_isWhatTakesMoreWork() {
        var one = new HashParameters(65_536, 3, 4);
        var other = new HashParameters(65_536, 4, 1);

        assertThat(HashLimits.dearer(one, other)).isEqualTo(other);
        assertThat(HashLimits.dearer(other, one)).isEqualTo(other);
        assertThat(HashLimits.dearer(one, new HashParameters(98_304, 2, 1))).isEqualTo(one);
    }

    @Test
    void missingIn_cheaperHash_isTheDifferenceInWork() {
        assertThat(missing(9_456, 2, 1)).contains(new HashParameters(10_000, 2, 1));
        assertThat(missing(19_456, 1, 1)).contains(new HashParameters(9_728, 2, 1));
        assertThat(missing(19_456, 2, 1)).isEmpty();
        assertThat(missing(65_536, 3, 4)).isEmpty();
    }

    @Test
    void missingIn_lessThanEightBlocksForEachLane_isNotWorthIt() {
        assertThat(missing(19_448, 2, 1)).contains(new HashParameters(8, 2, 1));
        assertThat(missing(19_449, 2, 1)).isEmpty();
        var lanes = new HashParameters(19_456, 2, 4);
        assertThat(HashLimits.missingIn(new HashParameters(19_424, 2, 4), lanes))
                .contains(new HashParameters(32, 2, 4));
        assertThat(HashLimits.missingIn(new HashParameters(19_425, 2, 4), lanes))
                .isEmpty();
    }

    private Optional<HashParameters> missing(int memory, int iterations, int lanes) {
        return HashLimits.missingIn(new HashParameters(memory, iterations, lanes), limits.current());
    }
}
