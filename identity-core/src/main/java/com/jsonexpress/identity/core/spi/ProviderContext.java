package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.event.EventListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a provider is given at its start.
 *
 * @param config the checked configuration
 * @param clock the one wall clock
 * @param ticker the monotonic clock in nanoseconds; lives and waits are measured with it where possible
 * @param random the one random source
 * @param events where outcomes are told
 * @param namespace keeps what belongs to one application apart from another's on the same service
 * @param offers objects of the host
 */
public record ProviderContext(
        Config config,
        Clock clock,
        LongSupplier ticker,
        SecureRandom random,
        EventListener events,
        String namespace,
        List<Object> offers) {
    public ProviderContext {
        offers = List.copyOf(offers);
    }

    /** An object of the host by its type, such as its {@code DataSource}. */
    public <T> Optional<T> offer(Class<T> type) {
        return offers.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
