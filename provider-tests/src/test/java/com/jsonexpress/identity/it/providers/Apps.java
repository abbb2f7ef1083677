package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HostFixture;
import java.util.function.UnaryOperator;

/** Identities in memory, on a class path that has databases too. */
final class Apps {
    private Apps() {}

    static App inMemory() {
        return inMemory(settings -> settings);
    }

    static App inMemory(UnaryOperator<IdentitySettings> change) {
        return App.start(settings -> change.apply(chosen(settings)));
    }

    /** With a hasher that is not a cheap one. */
    static App inMemory(PasswordHasher hasher) {
        return App.start(HostFixture.DIRECT, hasher, Apps::chosen);
    }

    private static IdentitySettings chosen(IdentitySettings settings) {
        return settings.set("jex.store", "memory").set("jex.kv", "memory").set("jex.queue", "memory");
    }
}
