package com.jsonexpress.identity.queue.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void after_withoutLuck_doublesEachTime() {
        Backoff backoff = new Backoff(SECOND, 8, () -> 0);

        assertThat(backoff.after(1)).isEqualTo(SECOND);
        assertThat(backoff.after(2)).isEqualTo(SECOND.multipliedBy(2));
        assertThat(backoff.after(7)).isEqualTo(SECOND.multipliedBy(64));
    }

    @Test
    void after_withAllLuck_isHalf() {
        assertThat(new Backoff(SECOND, 8, () -> 1).after(1)).isEqualTo(Duration.ofMillis(500));
    }

    @Asvs("1.4.2")
    @Test
    void after_manyAttempts_staysWithinHours() {
        Backoff backoff = new Backoff(Duration.ofHours(1), 100, () -> 0);

        assertThat(backoff.after(99)).isEqualTo(Duration.ofHours(6));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
    }
}
