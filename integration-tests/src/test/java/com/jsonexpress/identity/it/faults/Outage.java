package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.error.UnavailableException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Strikes at one call of the threads it is after, counted over all providers; the calls of others pass, so that the count
 * is the same each time.
 */
final class Outage implements Meddler {
    /** What goes wrong. */
    enum Way {
        /** The service does not answer, as the SPI says it. */
        UNAVAILABLE(503),
        /** Nor does any service from this call on. */
        UNAVAILABLE_FROM_HERE(503),
        /** A fault that a provider should not let through. */
        BROKEN(500),
        /** Part of the provider's jar is missing. */
        UNLINKED(500),
        /** The provider runs out of stack. */
        OVERFLOWING(500),
        /** The call was done, and its acknowledgement lost. */
        UNACKNOWLEDGED(503),
        /** The call was done, and the provider failed at the acknowledgement. */
        UNACKNOWLEDGED_BY_A_FAULT(500),
        /** Answers later than anybody expected. */
        LATE(0),
        /** The host interrupts the thread during the call; the provider takes no notice. */
        INTERRUPTED(503),
        /** Likewise; this call and all later ones give up because of it, as most drivers do. */
        INTERRUPTED_DRIVER(503);

        private final int status;

        Way(int status) {
            this.status = status;
        }

        /** What a request may answer besides its success; 0 where nothing. */
        int status() {
            return status;
        }

        boolean isDoneAllTheSame() {
            return this == UNACKNOWLEDGED || this == UNACKNOWLEDGED_BY_A_FAULT;
        }

        boolean interrupts() {
            return this == INTERRUPTED || this == INTERRUPTED_DRIVER;
        }

        private boolean goesOn() {
            return this == UNAVAILABLE_FROM_HERE || this == INTERRUPTED_DRIVER;
        }
    }

    /** What a provider says of its fault, and no client may read. */
    static final String WORDS = "jdbc:driver of a test, table identity_users";

    private final AtomicInteger calls = new AtomicInteger();
    private final int at;
    private final Way way;
    private final Predicate<Thread> victims;
    private final Runnable delay;
    private volatile Optional<String> struck = Optional.empty();

    /** @param delay lets the time pass that a late answer takes */
    Outage(int at, Way way, Predicate<Thread> victims, Runnable delay) {
        this.at = at;
        this.way = way;
        this.victims = victims;
        this.delay = delay;
    }

    /** Which call was struck; empty where there were fewer. */
    Optional<String> struck() {
        return struck;
    }

    @Override
    public Object on(String operation, Object[] arguments, Real real) throws Throwable {
        if (!victims.test(Thread.currentThread())) {
            return real.call(arguments);
        }
        int call = calls.incrementAndGet();
        if (call == at) {
            struck = Optional.of(operation);
        }
        return call == at || way.goesOn() && call > at ? strike(arguments, real) : real.call(arguments);
    }

    private Object strike(Object[] arguments, Real real) throws Throwable {
        if (way.interrupts()) {
            Thread.currentThread().interrupt();
        }
        if (way == Way.LATE) {
            delay.run();
        }
        if (way.isDoneAllTheSame() || way == Way.LATE || way == Way.INTERRUPTED) {
            Object answer = real.call(arguments);
            return way.isDoneAllTheSame() ? fail() : answer;
        }
        return fail();
    }

    private Object fail() {
        switch (way) {
            case BROKEN, UNACKNOWLEDGED_BY_A_FAULT -> throw new IllegalStateException(WORDS);
            case UNLINKED -> throw new NoClassDefFoundError(WORDS);
            case OVERFLOWING -> throw new StackOverflowError(WORDS);
            default -> throw new UnavailableException(WORDS);
        }
    }
}
