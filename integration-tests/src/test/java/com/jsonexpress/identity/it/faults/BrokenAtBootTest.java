package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.testkit.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What runs beside the requests outlives a provider's fault, whatever its kind. */
class BrokenAtBootTest {

    @Test
    void announcement_thatMeetsAMissingClass_isRepeatedWhileTheApplicationServes() {
        try (Scene scene = new Scene()) {
            AtomicBoolean broken = new AtomicBoolean(true);
            scene.kvMeddler = (operation, arguments, real) -> {
                if (arguments[0].equals("lease/seed-admin") && broken.getAndSet(false)) {
                    throw new NoClassDefFoundError("a class of a driver");
                }
                return real.call(arguments);
            };
            scene.boot();
            assertThat(broken).isFalse();
            assertThat(scene.client().register("ada@example.com").status()).isEqualTo(201);
            Eventually.until(
                    "the password was told", () -> scene.record("admin@local").seedState() == SeedState.ANNOUNCED);
        }
    }
}
