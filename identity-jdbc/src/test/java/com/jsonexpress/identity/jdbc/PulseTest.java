package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.testkit.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Health where no thread can be made to ask. */
class PulseTest {
    @Test
    void health_whileNoThreadCanBeMade_isDown_andIsAskedAnewAfterwards() {
        AtomicBoolean full = new AtomicBoolean(true);
        Pulse pulse = new Pulse(Health::ok, task -> {
            if (full.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            new Thread(task).start();
        });

        assertThat(pulse.health().up()).isFalse();
        full.set(false);
        Eventually.until("it is up", () -> pulse.health().up());
    }
}
