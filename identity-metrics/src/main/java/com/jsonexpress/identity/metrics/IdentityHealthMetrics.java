package com.jsonexpress.identity.metrics;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How each part is, as gauges: {@code identity.up} is 1 or 0, {@code identity.gauge} a number it tells, such as the jobs
 * that wait; labels are {@code part} and {@code name}. What a part did not tell when this was bound has no gauge. However many gauges are
 * read, the parts are asked once a second. Thread-safe.
 */
public final class IdentityHealthMetrics implements MeterBinder {
    static final String UP = "identity.up";
    static final String GAUGE = "identity.gauge";
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private record Reading(long at, Map<String, Health> parts) {}

    private final Identity identity;
    private final LongSupplier ticker;
    private @Nullable Reading last;

    public IdentityHealthMetrics(Identity identity) {
        this(identity, System::nanoTime);
    }

    IdentityHealthMetrics(Identity identity, LongSupplier ticker) {
        this.identity = identity;
        this.ticker = ticker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        read().forEach((part, health) -> {
            Gauge.builder(UP, () -> up(part))
                    .description("Whether a part of identity answers")
                    .tag("part", part)
                    .register(registry);
            health.gauges()
                    .keySet()
                    .forEach(name -> Gauge.builder(GAUGE, () -> value(part, name))
                            .description("What a part of identity tells of itself")
                            .tag("part", part)
                            .tag("name", name)
                            .register(registry));
        });
    }

    private double up(String part) {
        Health health = read().get(part);
        return health != null && health.up() ? 1 : 0;
    }

    /** Not a number while the part does not tell. */
    private double value(String part, String name) {
        Health health = read().get(part);
        Long value = health == null ? null : health.gauges().get(name);
        return value == null ? Double.NaN : value;
    }

    private synchronized Map<String, Health> read() {
        long now = ticker.getAsLong();
        Reading fresh = last;
        if (fresh == null || now - fresh.at() >= FRESH_NANOS) {
            fresh = new Reading(now, identity.health());
            last = fresh;
        }
        return fresh.parts();
    }
}
