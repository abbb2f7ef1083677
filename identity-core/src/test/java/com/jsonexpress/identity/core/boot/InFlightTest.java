package com.jsonexpress.identity.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    /** As many as virtual threads bring: a {@code Phaser} throws beyond 65,535. */
    @Asvs("1.4.2")
    @Test
    void enter_pastSixteenBits_isCountedLikeAnyOther() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(inFlight.enter()).isTrue();
        }
    }

    @Test
    void close_waitsForWhoIsInside_andLetsNobodyElseIn() throws Exception {
        inFlight.enter();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> inFlight.close(Duration.ofSeconds(20)));
        while (inFlight.enter()) {
            inFlight.leave();
            Thread.onSpinWait();
        }
        assertThat(closing).isNotDone();
        inFlight.leave();
        closing.get(10, TimeUnit.SECONDS);
        assertThat(inFlight.enter()).isFalse();
    }

    @Test
    void close_withSomebodyWhoStays_endsAllTheSame() {
        inFlight.enter();
        inFlight.close(Duration.ofMillis(1));
        assertThat(inFlight.enter()).isFalse();
    }
}
