package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener; what one throws is logged by its type and keeps the others from nothing. */
final class Listeners implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyOnlyRuntime.class);

    private final List<EventListener> listeners;

    Listeners(List<EventListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void on(IdentityEvent event) {
        for (EventListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn(
                        "The event listener {} failed on {}",
                        listener.getClass().getName(),
                        event.type(),
                        e);
            }
        }
    }
}
