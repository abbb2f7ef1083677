package com.jsonexpress.identity.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.flow.SeedAdmin;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs beside the requests goes on, whatever one run ends in. */
@Timeout(20)
class BackgroundTest {
    private final CountDownLatch runs = new CountDownLatch(3);

    @Test
    void sweep_thatRunsOutOfMemory_isRepeated() throws Exception {
        sweepThrice();
    }

    @Test
    void sweep_thatCannotBeTold_isRepeated() throws Exception {
        try (BrokenLog log = new BrokenLog()) {
            assertThat(log).isNotNull();
            sweepThrice();
        }
    }

    @Test
    void announcement_thatMeetsAnErrorOfTheMachine_isRepeated() throws Exception {
        CountDownLatch tried = new CountDownLatch(2);
        try (Background background = new Background(
                () -> 0,
                teller -> {
                    tried.countDown();
                    if (tried.getCount() > 0) {
                        throw new InternalError("of the test");
                    }
                    return SeedAdmin.Step.TOLD;
                },
                "/change",
                false)) {
            background.announce();
            assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The first runs out of memory, and what the second did cannot be told where the log is broken. */
    private void sweepThrice() throws InterruptedException {
        try (Background background = new Background(
                () -> {
                    runs.countDown();
                    if (runs.getCount() == 2) {
                        throw new OutOfMemoryError("of the test");
                    }
                    return 1;
                },
                teller -> SeedAdmin.Step.NONE,
                "/change",
                false)) {
            background.start(Duration.ZERO, Duration.ofMillis(1));
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
