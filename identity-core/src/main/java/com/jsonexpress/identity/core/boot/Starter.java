package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.error.BootException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the chosen providers, and enters each into report, health and life cycle. */
record Starter(
        Config config,
        IdentitySettings settings,
        Events events,
        Lifecycle lifecycle,
        HealthBook health,
        BootReport report) {

    <T extends Provider> T start(ProviderKind<T> kind, Candidates.Selected<T> selected) {
        T provider = selected.provider();
        report.provider(kind.role(), provider.name(), selected.why());
        health.add(kind.role(), provider::health);
        if (!selected.readyMade()) {
            ProviderContext context = new ProviderContext(
                    config,
                    settings.clock(),
                    settings.ticker(),
                    settings.random(),
                    events,
                    "identity",
                    settings.offers());
            begin(kind.role() + " provider " + provider.name(), () -> provider.start(context));
            lifecycle.started(provider);
        }
        return provider;
    }

    /** One of each kind, where any was found; by type. */
    Map<Class<?>, Provider> startAll(List<Candidates<? extends Provider>> kinds) {
        Map<Class<?>, Provider> started = new HashMap<>();
        kinds.forEach(candidates -> start(candidates)
                .ifPresent(provider -> started.put(candidates.kind().type(), provider)));
        return started;
    }

    private <T extends Provider> Optional<T> start(Candidates<T> candidates) {
        return candidates.select(config).map(selected -> start(candidates.kind(), selected));
    }

    /** Also what cannot be linked, such as a native library, is a failure of the part that asked for it. */
    static void begin(String part, Runnable start) {
        try {
            start.run();
        } catch (BootException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new BootException(
                    "the " + part + " did not start: " + Faults.told(e),
                    "See the cause; then check the keys of this part and the service behind it.",
                    e);
        }
    }
}
