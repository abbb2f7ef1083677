package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.kv.redis.Servers;
import io.lettuce.core.RedisClient;
import java.util.List;
import java.util.UUID;

/** Has every identity that a test starts keep its keys in one Redis, each under a prefix of its own. */
final class RedisFixture implements HostFixture {
    private final HostFixture host;
    private final RedisClient client;

    RedisFixture(HostFixture host, String url) {
        this.host = host;
        this.client = RedisClient.create(url);
    }

    /** A test that brings its own store is left alone. */
    @Override
    public Running start(IdentitySettings settings) {
        if (settings.parts().stream().anyMatch(IKvStore.class::isInstance)) {
            return host.start(settings);
        }
        AgedRedis redis = new AgedRedis(settings.ticker());
        redis.start(new ProviderContext(
                Servers.patient(),
                settings.clock(),
                settings.ticker(),
                settings.random(),
                event -> {},
                UUID.randomUUID().toString(),
                List.of(client)));
        try {
            Running running = host.start(settings.part(redis));
            return new Running(running.identity(), running.transport(), running.port(), () -> {
                running.closing().close();
                redis.close();
            });
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }
}
