package com.jsonexpress.identity.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityHealthMetricsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private volatile Map<String, Health> parts =
            Map.of("queue", Health.ok(Map.of("pending", 3L)), "kv", Health.down("no answer"));

    private final Identity identity = (Identity) Proxy.newProxyInstance(
            Identity.class.getClassLoader(), new Class<?>[] {Identity.class}, (proxy, method, arguments) -> {
                asked.incrementAndGet();
                return parts;
            });

    @BeforeEach
    void bind() {
        new IdentityHealthMetrics(identity, nanos::get).bindTo(registry);
    }

    private double up(String part) {
        return registry.get(IdentityHealthMetrics.UP).tag("part", part).gauge().value();
    }

    private double pending() {
        return registry.get(IdentityHealthMetrics.GAUGE)
                .tags("part", "queue", "name", "pending")
                .gauge()
                .value();
    }

    @Test
    void parts_areGauges() {
        assertThat(up("queue")).isEqualTo(1);
        assertThat(up("kv")).isZero();
        assertThat(pending()).isEqualTo(3);
    }

    @Test
    void reading_isOfTheLastSecond_howeverOftenItIsAsked() {
        for (int i = 0; i < 100; i++) {
            up("queue");
        }
        assertThat(asked).hasValue(1);

        parts = Map.of("queue", Health.ok(Map.of("pending", 4L)));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(pending()).isEqualTo(4);
        assertThat(asked).hasValue(2);
    }

    @Test
    void part_thatIsDownOrSilent_isNotANumber() {
        parts = Map.of("queue", Health.down("no answer"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(pending()).isNaN();
        assertThat(up("queue")).isZero();
        assertThat(up("kv")).isZero();
    }
}
