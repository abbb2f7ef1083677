package com.jsonexpress.identity.it.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final int ROUNDS = 4_000;

    private final Random random = new Random(11);
    private final Samples samples = new Samples();

    /** Milliseconds of noise with a long tail, as answers have. */
    private long noise() {
        double normal = random.nextGaussian();
        return 2_000_000 + (long) (300_000 * normal) + (random.nextInt(50) == 0 ? 20_000_000 : 0);
    }

    @Test
    void gap_muchSmallerThanTheNoise_isMeasured() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.add("unknown", noise());
            samples.add("active", noise() + 50_000);
        }
        assertThat(samples.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.isMeasurable()).isTrue();
            assertThat(gap.low()).isLessThan(50_000).isPositive();
            assertThat(gap.high()).isGreaterThan(50_000);
            assertThat(gap.rounds()).isEqualTo(ROUNDS);
        });
        assertThat(samples.median()).isBetween(1_950_000L, 2_050_000L);
    }

    @Test
    void gap_thatIsNone_isNotMeasured() {
        for (int i = 0; i < ROUNDS; i++) {
            samples.add("unknown", noise());
            samples.add("active", noise());
            samples.add("disabled", noise());
        }
        assertThat(samples.gaps()).hasSize(2).noneMatch(Samples.Gap::isMeasurable);
    }

    @Test
    void gap_ofASubjectThatMissedARound_isRefused() {
        samples.add("unknown", 1);
        samples.add("active", 1);
        samples.add("active", 1);
        assertThatThrownBy(samples::gaps).hasMessageContaining("active was in 2 of 1 rounds");
    }
}
