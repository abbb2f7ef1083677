package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.error.UnavailableException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fails at one call of the thread that made it, counted over all providers; the worker's and the sweep's calls pass, so
 * that the count is the same each time.
 */
final class Outage implements Meddler {
    /** How a call fails. */
    enum Way {
        /** The service does not answer, as the SPI says it. */
        UNAVAILABLE,
        /** A fault that a provider should not let through. */
        BROKEN,
        /** The call was done, and its acknowledgement lost. */
        UNACKNOWLEDGED
    }

    private final Thread victim = Thread.currentThread();
    private final AtomicInteger calls = new AtomicInteger();
    private final int at;
    private final Way way;
    private volatile Optional<String> struck = Optional.empty();

    Outage(int at, Way way) {
        this.at = at;
        this.way = way;
    }

    /** Which call failed; empty where there were fewer. */
    Optional<String> struck() {
        return struck;
    }

    @Override
    public Object on(String operation, Object[] arguments, Real real) throws Throwable {
        if (Thread.currentThread() != victim || calls.incrementAndGet() != at) {
            return real.call(arguments);
        }
        struck = Optional.of(operation);
        switch (way) {
            case UNAVAILABLE -> throw new UnavailableException("an outage in a test");
            case BROKEN -> throw new IllegalStateException("a fault in a test");
            case UNACKNOWLEDGED -> {
                real.call(arguments);
                throw new UnavailableException("a lost acknowledgement in a test");
            }
        }
        throw new AssertionError(way);
    }
}
