package com.jsonexpress.identity.core.event;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells outcomes to every listener; one that fails is logged and stops nothing. Thread-safe. */
public final class Events implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Clock clock;
    private final List<EventListener> listeners;

    public Events(Clock clock, List<EventListener> listeners) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void on(IdentityEvent event) {
        for (EventListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn("Event listener {} failed on {}", listener.getClass().getName(), event.type(), e);
            }
        }
    }

    /** A new event of this moment. */
    public IdentityEvent now(EventType type) {
        return IdentityEvent.of(type, clock.instant());
    }

    /** Tells what happened to a user. */
    public void tell(EventType type, String user, Origin origin) {
        on(with(now(type).user(user), origin));
    }

    /** Tells what happened to a user, and why. */
    public void tell(EventType type, String user, Origin origin, String reason) {
        on(with(now(type).user(user), origin).reason(reason));
    }

    /** Tells what failed for nobody we know. */
    public void tellUnknown(EventType type, Origin origin, String reason) {
        on(with(now(type), origin).reason(reason));
    }

    private static IdentityEvent with(IdentityEvent event, Origin origin) {
        IdentityEvent told = event;
        if (origin.client().isPresent()) {
            told = told.client(origin.client().get());
        }
        return origin.actor().isPresent() ? told.actor(origin.actor().get()) : told;
    }
}
