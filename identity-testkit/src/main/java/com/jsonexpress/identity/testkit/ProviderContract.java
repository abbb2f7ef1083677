package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every provider owes, and how the contracts make and end them. Extend a contract of one SPI instead.
 *
 * @param <P> the SPI
 */
@Timeout(120)
public abstract class ProviderContract<P extends Provider> {
    private final Class<P> spi;
    private final List<Provider> open = new ArrayList<>();
    private MovableTime time = new MovableTime();

    ProviderContract(Class<P> spi) {
        this.spi = spi;
    }

    /** A new provider, not started. */
    protected abstract P create();

    /** Whether the provider keeps to the clock and ticker it is given; where not, tests wait in real time. */
    protected boolean timeCanBeMoved() {
        return true;
    }

    /** Whether {@code META-INF/services} names it; not where it is only ever handed to the builder. */
    protected boolean canBeDiscovered() {
        return true;
    }

    /** Whether two instances with one namespace see the same; they then race each other. */
    protected boolean isShared() {
        return false;
    }

    /** Adds what the provider needs to start: values, a {@code DataSource}. */
    protected TestContext prepare(TestContext context) {
        return context;
    }

    /** Lets time pass: moves it, or waits where it cannot be moved. */
    protected void pass(Duration duration) {
        if (timeCanBeMoved()) {
            time.pass(duration);
        } else {
            Eventually.nap(duration);
        }
    }

    /** The time that the providers of this test are given. */
    protected final MovableTime time() {
        return time;
    }

    /** A started provider in a namespace of its own; closed after the test. */
    protected final P startNew() {
        return start(create(), freshContext().context());
    }

    /** Started ones in a namespace of their own: two where it is shared. */
    final List<P> startShared() {
        ProviderContext context = freshContext().context();
        P one = start(create(), context);
        return isShared() ? List.of(one, start(create(), context)) : List.of(one);
    }

    /** Starts a provider and closes it after the test. */
    final P start(P provider, ProviderContext context) {
        provider.start(context);
        open.add(provider);
        return provider;
    }

    final TestContext freshContext() {
        return prepare(timeCanBeMoved() ? TestContext.at(time) : TestContext.realTime());
    }

    /** Closes it now, and not again after the test. */
    final void close(P provider) {
        open.remove(provider);
        provider.close();
    }

    @BeforeEach
    void freshTime() {
        time = new MovableTime();
    }

    @AfterEach
    void closeAll() {
        open.forEach(Provider::close);
        open.clear();
    }

    @Test
    void name_ofAProvider_isShortAndLowerCase() {
        assertThat(create().name()).matches("[a-z][a-z0-9-]{0,31}");
        assertThat(create().traits()).isNotNull();
        assertThat(create().configKeys()).allMatch(key -> key.name().startsWith("jex."));
    }

    @Test
    void discovery_ofAProvider_findsIt() {
        assumeTrue(canBeDiscovered());
        assertThat(ServiceLoader.load(spi).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/%s", spi.getName())
                .anyMatch(type -> type.equals(create().getClass()));
    }

    @Test
    void health_started_isUp() {
        Health health = startNew().health();

        assertThat(health.up()).isTrue();
        assertThat(health.detail()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void health_closed_doesNotThrow() {
        P provider = startNew();
        close(provider);

        assertThatCode(provider::health).doesNotThrowAnyException();
    }
}
