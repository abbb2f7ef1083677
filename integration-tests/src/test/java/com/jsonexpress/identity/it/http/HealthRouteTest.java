package com.jsonexpress.identity.it.http;

import static com.jsonexpress.identity.it.http.HttpContract.assertOurs;
import static com.jsonexpress.identity.it.http.HttpContract.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.boot.LogTap;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /auth/health}: up or down for everybody, and how each part is for admins alone. */
class HealthRouteTest {
    private static final String SECRET_DETAIL = "cannot reach db7.internal:5432";

    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch wake = new CountDownLatch(1);
    private final App app = App.start(settings -> settings.part(told(UserStore.class, "store", new MemoryUserStore()))
            .part(told(IKvStore.class, "kv", new MemoryKvStore()))
            .part(told(IQueueAdapter.class, "queue", new MemoryQueueAdapter())));

    private <T extends Provider> T told(Class<T> type, String role, T provider) {
        provider.start(TestContext.realTime().context());
        return Tap.on(type, provider, (operation, arguments) -> {
            if (!operation.equals("health")) {
                return Tap.PASS;
            }
            asked.incrementAndGet();
            if (down.contains(role + " hangs")) {
                wake.await();
            }
            return down.contains(role) ? Health.down(SECRET_DETAIL) : Tap.PASS;
        });
    }

    @AfterEach
    void stop() {
        wake.countDown();
        app.close();
    }

    @Asvs("13.4.5")
    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a user"})
    void health_ofAStranger_isOneWord(String credential) {
        String token = credential.equals("a user")
                ? app.client().register("ada@example.com").string("accessToken")
                : credential;

        var answer = expect(app.client().get("/auth/health", token), 200);

        assertThat(answer.json()).isEqualTo(Map.of("status", "up"));
        assertOurs(answer);
    }

    @Test
    void health_ofAnAdmin_tellsEachPart() {
        var answer = expect(app.client().get("/auth/health", app.admin("root@example.com")), 200);

        assertThat(answer.at("status")).isEqualTo("up");
        for (String part : new String[] {"store", "kv", "queue", "email"}) {
            assertThat(answer.at("parts." + part + ".up")).as(part).isEqualTo(true);
        }
        assertThat(answer.at("parts.queue.gauges.dead")).isEqualTo(0L);
    }

    @Asvs("13.4.5")
    @ParameterizedTest
    @ValueSource(strings = {"store", "kv", "queue"})
    void health_withoutAPartThatRequestsWaitFor_is503AndSaysNoMore(String part) {
        String admin = app.admin("root@example.com");
        down.add(part);

        var answer = expect(app.client().get("/auth/health", ""), 503, "unavailable");

        assertThat(answer.text()).doesNotContain(part + ".", "internal");
        assertThat(expect(app.client().get("/auth/health", admin), 503, "unavailable")
                        .string("detail"))
                .isEqualTo("Down: " + part + ".");
        down.clear();
        app.pass(Duration.ofSeconds(1));
        expect(app.client().get("/auth/health", ""), 200);
    }

    @Test
    void health_withoutMail_isUp() {
        try (App mailless = App.startWithoutMail(
                HostFixture.DIRECT,
                settings -> settings.part(Tap.on(
                        EmailProvider.class,
                        new Mailbox(),
                        (operation, arguments) ->
                                operation.equals("health") ? Health.down(SECRET_DETAIL) : Tap.PASS)))) {
            String admin = mailless.admin("root@example.com");

            var answer = expect(mailless.client().get("/auth/health", admin), 200);

            assertThat(answer.at("parts.email.up")).isEqualTo(false);
            assertThat(answer.at("parts.email.detail")).isEqualTo(SECRET_DETAIL);
        }
    }

    @Test
    void parts_areAskedOnceASecond_howeverManyAsk() {
        for (int i = 0; i < 50; i++) {
            expect(app.client().get("/auth/health", ""), 200);
        }
        assertThat(asked).hasValue(3);

        app.pass(Duration.ofSeconds(1));
        expect(app.client().get("/auth/health", ""), 200);
        assertThat(asked).hasValue(6);
    }

    @Test
    void log_ofAPartThatIsDown_tellsItOnceAndWhenItIsBack() {
        try (LogTap log = new LogTap()) {
            down.add("kv");
            app.identity().health();
            app.identity().health();
            down.clear();
            app.identity().health();
            app.identity().health();

            assertThat(log.text().lines().filter(line -> line.contains("kv is ")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("WARN", "kv is down: " + SECRET_DETAIL),
                            line -> assertThat(line).contains("INFO", "kv is up again"));
        }
    }

    /** Whoever waits for a part that hangs is answered all the same. */
    @Test
    @Timeout(30)
    void health_whileAPartHangs_is503WithinSeconds() throws InterruptedException {
        down.add("queue hangs");
        Thread first = new Thread(() -> expect(app.client().get("/auth/health", ""), 200));
        first.start();
        while (asked.get() < 3) {
            Thread.onSpinWait();
        }

        expect(app.client().get("/auth/health", ""), 503, "unavailable");

        wake.countDown();
        first.join();
        expect(app.client().get("/auth/health", ""), 200);
    }
}
