package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Starts a provider as the library does. */
final class Running {
    private Running() {}

    static void start(Provider provider) {
        provider.start(new ProviderContext(
                Config.defaults(),
                Clock.systemUTC(),
                System::nanoTime,
                new SecureRandom(),
                event -> {},
                "benchmark",
                List.of()));
    }
}
