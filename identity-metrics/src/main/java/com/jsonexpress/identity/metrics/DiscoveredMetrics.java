package com.jsonexpress.identity.metrics;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;

/**
 * What {@code ServiceLoader} finds: {@link IdentityMetrics} on Micrometer's global registry. Says so where Micrometer is missing,
 * which this jar does not bring: the application decides its version. Thread-safe.
 */
public final class DiscoveredMetrics implements EventListener {
    private final EventListener metrics;

    /** @throws BootException where Micrometer is not on the class path */
    public DiscoveredMetrics() {
        try {
            metrics = Named.metrics();
        } catch (NoClassDefFoundError e) {
            throw new BootException(
                    "identity-metrics is on the class path, and Micrometer is not (" + e.getMessage() + ")",
                    "Add the dependency io.micrometer:micrometer-core, which spring-boot-starter-actuator brings, "
                            + "or remove identity-metrics.",
                    e);
        }
    }

    @Override
    public void on(IdentityEvent event) {
        metrics.on(event);
    }

    /** Apart, so that nothing of Micrometer is asked for before it can be told. */
    private static final class Named {
        private Named() {}

        static EventListener metrics() {
            return new IdentityMetrics();
        }
    }
}
