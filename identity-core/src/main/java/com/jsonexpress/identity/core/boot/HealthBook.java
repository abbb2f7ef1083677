package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.Faults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every part how it is, in the order of their start; one that cannot tell is down. The log hears of each part once
 * when it is found down, and once when it is up again. Thread-safe once every part is in.
 */
public final class HealthBook {
    private static final Logger LOG = LoggerFactory.getLogger(HealthBook.class);

    private final Map<String, Supplier<Health>> parts = new LinkedHashMap<>();
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    HealthBook() {}

    void add(String part, Supplier<Health> health) {
        parts.put(part, health);
    }

    /** How each part is now. */
    public Map<String, Health> read() {
        Map<String, Health> all = new LinkedHashMap<>();
        parts.forEach((part, health) -> all.put(part, told(part, ask(part, health))));
        return all;
    }

    private Health told(String part, Health now) {
        if (!now.up() && down.add(part)) {
            LOG.warn("{} is down: {}", part, now.detail());
        } else if (now.up() && down.remove(part)) {
            LOG.info("{} is up again", part);
        }
        return now;
    }

    private static Health ask(String part, Supplier<Health> health) {
        try {
            return Objects.requireNonNull(health.get());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("The health of {} could not be told: {}", part, Faults.told(e));
            return Health.down("its health could not be told");
        }
    }
}
