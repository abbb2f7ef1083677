package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserStore;
import java.util.List;

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

    private Kinds() {}
}
