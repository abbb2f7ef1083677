package com.jsonexpress.identity.benchmarks.kv;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.kv.redis.RedisKvStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The provider, with a client of its own, as {@code jex.redis.url} makes it; and what a refresh asks of it. */
final class Provider implements AutoCloseable {
    private final IKvStore kv = new RedisKvStore();
    private final String[] keys;

    Provider(String url, int callers) {
        kv.start(new ProviderContext(
                Config.defaults().with(urlKey(), Secret.of(url), "the benchmark"),
                Clock.systemUTC(),
                System::nanoTime,
                new SecureRandom(),
                event -> {},
                "identity",
                List.of()));
        keys = SessionBytes.keys(callers);
        for (String key : keys) {
            kv.set(key, SessionBytes.first(), SessionBytes.LIFE);
        }
    }

    @SuppressWarnings("unchecked") // an address is a secret, for there may be a password in it
    private ConfigKey<Secret> urlKey() {
        return (ConfigKey<Secret>) kv.configKeys().stream()
                .filter(key -> key.name().equals("jex.redis.url"))
                .findFirst()
                .orElseThrow();
    }

    boolean refresh(int caller) {
        byte[] stored = kv.get(keys[caller]).orElseThrow();
        return kv.replace(keys[caller], stored, SessionBytes.next(stored), SessionBytes.LIFE);
    }

    @Override
    public void close() {
        kv.close();
    }
}
