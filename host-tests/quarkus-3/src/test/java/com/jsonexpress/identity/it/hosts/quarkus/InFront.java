package com.jsonexpress.identity.it.hosts.quarkus;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.hosts.vertx.IdentityHandler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

@Singleton
public class InFront {
    private final Identity identity = Identity.start(IdentitySettings.none().announceByHost());

    void register(@Observes Filters filters) {
        filters.register(new IdentityHandler(identity), 1000);
    }

    void started(@Observes StartupEvent event) {
        identity.ready();
    }

    void stopping(@Observes ShutdownEvent event) {
        identity.close();
    }
}
