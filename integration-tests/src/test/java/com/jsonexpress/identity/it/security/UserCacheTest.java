package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.Race;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code jex.auth.versionCacheTtl}: many requests of one user are one read, not a queue of reads. */
class UserCacheTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final MovableTime time = new MovableTime();

    @Test
    void remembered_byManyAtOnce_isReadOnce() {
        UserCache cache = new UserCache(slowStore(), Duration.ofSeconds(10), time.ticker());
        try (Race race = new Race(16)) {
            race.round(() -> cache.remembered("ada"));
            assertThat(reads).hasValue(1);
            time.pass(Duration.ofSeconds(10));
            race.round(() -> cache.remembered("ada"));
            assertThat(reads).hasValue(2);
        }
    }

    @Test
    void fresh_isReadEachTime() {
        UserCache cache = new UserCache(slowStore(), Duration.ofSeconds(10), time.ticker());
        assertThat(cache.remembered("ada")).isEmpty();
        assertThat(cache.fresh("ada")).isEmpty();
        assertThat(cache.fresh("ada")).isEmpty();
        assertThat(reads).hasValue(3);
    }

    private UserStore slowStore() {
        return (UserStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UserStore.class}, (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    Thread.sleep(20);
                    return Optional.empty();
                });
    }
}
