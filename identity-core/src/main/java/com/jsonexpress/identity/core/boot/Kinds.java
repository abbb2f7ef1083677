package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of providers that identity itself needs, each with its development provider. */
final class Kinds {
    static final ProviderKind<IKvStore> KV =
            new ProviderKind<>(IKvStore.class, "kv", AuthKeys.KV, "com.jsonexpress:identity-kv-memory");
    static final ProviderKind<UserStore> STORE =
            new ProviderKind<>(UserStore.class, "store", AuthKeys.STORE, "com.jsonexpress:identity-store-memory");
    static final ProviderKind<EmailProvider> EMAIL =
            new ProviderKind<>(EmailProvider.class, "email", AuthKeys.EMAIL, "com.jsonexpress:identity-email-console");
    static final ProviderKind<IQueueAdapter> QUEUE =
            new ProviderKind<>(IQueueAdapter.class, "queue", AuthKeys.QUEUE, "com.jsonexpress:identity-queue-memory");

    static final List<ProviderKind<?>> ALL = List.of(KV, STORE, EMAIL, QUEUE);

    /** Which of our artifacts brings a provider, by the choice of it. */
    private static final Map<String, String> SHIPPED = Map.of(
            "jex.kv=redis", "identity-kv-redis",
            "jex.kv=jdbc", "identity-jdbc",
            "jex.kv=memory", "identity-kv-memory",
            "jex.store=jdbc", "identity-jdbc",
            "jex.store=memory", "identity-store-memory",
            "jex.queue=jdbc", "identity-jdbc",
            "jex.queue=memory", "identity-queue-memory",
            "jex.email=smtp", "identity-email-smtp",
            "jex.email=console", "identity-email-console");

    private static final Map<String, String> FOR_PRODUCTION =
            Map.of("jex.kv", "redis", "jex.store", "jdbc", "jex.queue", "jdbc", "jex.email", "smtp");

    private Kinds() {}

    /** The artifact of ours that brings the provider of this name. */
    static Optional<String> artifact(ConfigKey<String> key, String name) {
        return Optional.ofNullable(SHIPPED.get(key.name() + "=" + name)).map(artifact -> "com.jsonexpress:" + artifact);
    }

    /** One of ours that is meant for production. */
    static Optional<String> forProduction(ConfigKey<String> key) {
        return Optional.ofNullable(FOR_PRODUCTION.get(key.name())).flatMap(name -> artifact(key, name));
    }
}
