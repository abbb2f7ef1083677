package com.jsonexpress.identity.event;

/**
 * Hears every event. Found through {@code ServiceLoader} or handed to the builder.
 *
 * <p>Called on the thread of the request, by many threads at once: be quick and thread-safe. What a listener throws is
 * logged and stops nothing.
 */
@FunctionalInterface
public interface EventListener {
    void on(IdentityEvent event);
}
