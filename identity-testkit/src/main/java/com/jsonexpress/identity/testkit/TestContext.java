package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.event.EventListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Makes a {@link ProviderContext} for a test: no key set, a fresh namespace, events dropped, unless it says otherwise.
 * Immutable: each method gives a changed copy.
 */
public final class TestContext {
    private final ProviderContext context;

    private TestContext(ProviderContext context) {
        this.context = context;
    }

    /** With time that a test moves. */
    public static TestContext at(MovableTime time) {
        return of(time.clock(), time.ticker());
    }

    /** With real time, for a provider whose service has a clock of its own. */
    public static TestContext realTime() {
        return of(Clock.systemUTC(), System::nanoTime);
    }

    private static TestContext of(Clock clock, LongSupplier ticker) {
        String namespace = "test-" + UUID.randomUUID();
        return new TestContext(new ProviderContext(
                Config.defaults(), clock, ticker, new SecureRandom(), event -> {}, namespace, List.of()));
    }

    /** With configured values. */
    public TestContext config(Config config) {
        return with(config, context.events(), context.namespace(), context.offers());
    }

    /** With somebody who hears the events. */
    public TestContext events(EventListener listener) {
        return with(context.config(), listener, context.namespace(), context.offers());
    }

    /** With this namespace instead of a fresh one. */
    public TestContext namespace(String namespace) {
        return with(context.config(), context.events(), namespace, context.offers());
    }

    /** With one more object of the host, such as a {@code DataSource}. */
    public TestContext offer(Object object) {
        List<Object> offers = new ArrayList<>(context.offers());
        offers.add(object);
        return with(context.config(), context.events(), context.namespace(), offers);
    }

    /** What a provider is started with. */
    public ProviderContext context() {
        return context;
    }

    private TestContext with(Config config, EventListener events, String namespace, List<Object> offers) {
        return new TestContext(new ProviderContext(
                config, context.clock(), context.ticker(), context.random(), events, namespace, offers));
    }
}
