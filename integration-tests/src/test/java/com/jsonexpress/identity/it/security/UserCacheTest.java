package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.Race;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    void importOfADeletedUser_isSeenAtOnce() {
        try (App app = App.start("jex.auth.versionCacheTtl", "10s")) {
            Users users = app.identity().users();
            String before = app.client().register("ada@example.com").string("accessToken");
            UserCopy copy = users.transfer().exportUsers(Optional.empty(), true).users().stream()
                    .filter(each -> each.email().equals("ada@example.com"))
                    .findFirst()
                    .orElseThrow();
            users.delete(copy.id().orElseThrow()).orThrow();
            assertThat(app.client().get("/hello", before).status()).isEqualTo(401);

            users.transfer().importUser(copy, UserTransfer.Mode.STORE).orThrow();

            // unlike a login this writes nothing of the user
            IssuedSession session =
                    users.issueSession(copy.id().orElseThrow(), List.of("sso")).orThrow();
            String after = Secrets.note(session.accessToken());
            Secrets.note(session.refreshToken());
            assertThat(app.client().get("/hello", after).status()).isEqualTo(200);
            assertThat(app.client().get("/hello", before).status()).isEqualTo(401);
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

    @Test
    void remembered_whileTheStoreHangsOnOneUser_answersForAllOthersAndForgets() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        UserCache cache = new UserCache(
                storeThat(id -> {
                    if (id.equals("ada")) {
                        hanging.countDown();
                        released.await(60, TimeUnit.SECONDS);
                    }
                }),
                Duration.ofSeconds(10),
                time.ticker());
        CompletableFuture<?> ada = onItsOwnThread(() -> cache.remembered("ada"));
        assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<?> others = onItsOwnThread(() -> {
            for (int i = 0; i < 20_000; i++) {
                cache.remembered("user" + i);
            }
        });
        try {
            others.get(20, TimeUnit.SECONDS);
            assertThat(ada).isNotDone();
        } finally {
            released.countDown();
        }
        ada.get(20, TimeUnit.SECONDS);
    }

    @Test
    void remembered_interruptedWhileAnotherReads_isUnavailableAndKeepsTheFlag() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        UserCache cache = new UserCache(
                storeThat(id -> {
                    hanging.countDown();
                    released.await(60, TimeUnit.SECONDS);
                }),
                Duration.ofSeconds(10),
                time.ticker());
        CompletableFuture<?> first = onItsOwnThread(() -> cache.remembered("ada"));
        assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> cache.remembered("ada")).isInstanceOf(UnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            released.countDown();
        }
        first.get(20, TimeUnit.SECONDS);
        assertThat(cache.remembered("ada")).isEmpty();
    }

    /** The common pool has one thread where there are two processors. */
    private static CompletableFuture<?> onItsOwnThread(Runnable work) {
        return CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task, "reader");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private interface Delay {
        void before(String id) throws InterruptedException;
    }

    private UserStore slowStore() {
        return storeThat(id -> Thread.sleep(20));
    }

    private UserStore storeThat(Delay delay) {
        return (UserStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UserStore.class}, (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    delay.before((String) arguments[0]);
                    return Optional.empty();
                });
    }
}
