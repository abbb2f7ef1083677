package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;

/**
 * One kind of provider.
 *
 * @param role short, as in health and report
 * @param key what chooses one by name
 * @param artifact the development provider, for the remedy where none is found
 */
record Kind<T extends Provider>(Class<T> type, String role, ConfigKey<String> key, String artifact) {
    static final Kind<IKvStore> KV = new Kind<>(IKvStore.class, "kv", AuthKeys.KV, "identity-kv-memory");
    static final Kind<UserStore> STORE = new Kind<>(UserStore.class, "store", AuthKeys.STORE, "identity-store-memory");
    static final Kind<EmailProvider> EMAIL =
            new Kind<>(EmailProvider.class, "email", AuthKeys.EMAIL, "identity-email-console");
    static final Kind<IQueueAdapter> QUEUE =
            new Kind<>(IQueueAdapter.class, "queue", AuthKeys.QUEUE, "identity-queue-memory");

    String typeName() {
        return type.getSimpleName();
    }
}
