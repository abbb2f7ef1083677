package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a plugin is given at its start. Every part of it is thread-safe.
 *
 * @param users the users, through the same flows as HTTP
 * @param events where it tells outcomes of its own
 * @param kv the store, seen through names of the plugin's own: other keys are out of its reach
 * @param jobs queues the jobs that it declares
 * @param mails sends the mails that it declares
 * @param providers the selected providers of its own SPIs, by type
 * @param offers objects of the host
 */
public record PluginContext(
        Config config,
        Clock clock,
        SecureRandom random,
        Users users,
        EventListener events,
        IKvStore kv,
        Jobs jobs,
        Mails mails,
        Map<Class<?>, Provider> providers,
        List<Object> offers) {
    public PluginContext {
        providers = Map.copyOf(providers);
        offers = List.copyOf(offers);
    }

    /** The started provider of an SPI that the plugin declares; empty where none was found. */
    public <T extends Provider> Optional<T> find(ProviderKind<T> kind) {
        return Optional.ofNullable(providers.get(kind.type())).map(kind.type()::cast);
    }

    /** The started provider; a {@link BootException} naming the artifact where none was found. */
    public <T extends Provider> T require(ProviderKind<T> kind) {
        return find(kind)
                .orElseThrow(() -> new BootException(
                        "no " + kind.type().getSimpleName() + " on the class path",
                        "Add the dependency " + kind.artifact() + ", or another provider."));
    }

    /** An object of the host by its type, such as its {@code DataSource}. */
    public <T> Optional<T> offer(Class<T> type) {
        return offers.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
