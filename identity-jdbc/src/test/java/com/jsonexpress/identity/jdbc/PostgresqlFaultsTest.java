package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL that hangs up or falls silent: an exception, never an absence, and soon over (security-bar 20). */
@Timeout(120)
class PostgresqlFaultsTest {
    private final String name = "faults-" + System.nanoTime();
    private final HikariDataSource source = new HikariDataSource();
    private final JdbcUserStore store = new JdbcUserStore();
    private final JdbcKvStore kv = new JdbcKvStore();
    private final JdbcQueueAdapter queue = new JdbcQueueAdapter();

    private void start(String url) {
        source.setJdbcUrl(url + "&ApplicationName=" + name);
        source.setMaximumPoolSize(6);
        source.setConnectionTimeout(2000);
        TestContext context = TestContext.realTime().offer(source);
        store.start(context.context());
        kv.start(context.context());
        queue.start(context.context());
    }

    @AfterEach
    void close() {
        queue.close();
        kv.close();
        store.close();
        source.close();
    }

    @Test
    void backends_terminatedAgainAndAgain_loseNothingAcknowledgedAndRecoverSoon() throws Exception {
        start(Servers.postgresql());
        Map<String, UserRecord> created = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        queue.registerWorker("q", job -> done.incrementAndGet());
        AtomicInteger enqueued = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Throwable> others = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int caller = i;
            Thread thread = new Thread(() -> {
                for (int round = 0; !over.get(); round++) {
                    try {
                        UserRecord user = SomeUser.of("u" + caller + "-" + round + "@example.com");
                        store.create(user);
                        created.put(user.id(), user);
                        assertThat(store.find(user.id())).contains(user);
                        kv.set("k" + caller, new byte[] {1}, Duration.ofMinutes(1));
                        assertThat(kv.get("k" + caller)).isPresent();
                        queue.enqueue("q", "job", new byte[0], EnqueueOptions.NOW);
                        enqueued.incrementAndGet();
                    } catch (UnavailableException e) {
                        refused.incrementAndGet();
                    } catch (Throwable e) {
                        synchronized (others) {
                            others.add(e);
                        }
                    }
                }
            });
            thread.start();
            callers.add(thread);
        }
        int killed = 0;
        for (int round = 0; round < 10; round++) {
            int before = created.size();
            Eventually.until("work goes on", () -> created.size() > before + 10);
            killed += terminate();
        }
        over.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        long start = System.nanoTime();
        Eventually.until("it answers again", () -> answers() && store.health().up());
        long recovery = (System.nanoTime() - start) / 1_000_000;

        assertThat(others).isEmpty();
        assertThat(killed).isGreaterThan(9);
        assertThat(recovery).isLessThan(10_000);
        assertThat(created).allSatisfy((id, user) -> assertThat(store.find(id)).contains(user));
        awaitLeases(() -> done.get() >= enqueued.get() && pending() == 0);
        Eventually.until(
                "no connection is held", () -> source.getHikariPoolMXBean().getActiveConnections() == 0);
        System.out.printf(
                "%d backends terminated: %d users, %d jobs, %d calls refused, recovered after %d ms%n",
                killed, created.size(), enqueued.get(), refused.get(), recovery);
    }

    @Tag("wide")
    @Test
    void server_thatFallsSilent_endsEachCallInSecondsAndIsBackAtOnce() throws Exception {
        String url = Servers.postgresql();
        int port = Integer.parseInt(url.replaceAll(".*?:(\\d+)/.*", "$1"));
        try (Proxy proxy = new Proxy(port)) {
            start(url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
            UserRecord user = SomeUser.of("a@example.com");
            store.create(user);
            proxy.silent(true);
            AtomicLong longest = new AtomicLong();
            for (Runnable call : List.<Runnable>of(
                    () -> store.find(user.id()),
                    () -> store.create(SomeUser.of("b@example.com")),
                    () -> kv.get("a"),
                    () -> queue.enqueue("q", "a", new byte[0], EnqueueOptions.NOW))) {
                long start = System.nanoTime();
                assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);
                longest.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
            }
            long asked = System.nanoTime();
            assertThat(store.health().up()).isFalse();
            assertThat(System.nanoTime() - asked).isLessThan(3_000_000_000L);
            assertThat(longest.get()).isLessThan(8000);
            proxy.silent(false);
            long start = System.nanoTime();
            Eventually.until("it answers again", this::answers);
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
            assertThat(store.find(user.id())).contains(user);
        }
    }

    private boolean answers() {
        try {
            store.find("nobody");
            kv.get("a");
            return true;
        } catch (UnavailableException e) {
            return false;
        }
    }

    /** A job whose claim was done but not told comes back at the end of its lease. */
    private static void awaitLeases(BooleanSupplier allDone) {
        long end = System.nanoTime() + JobTable.LEASE.multipliedBy(2).toNanos();
        while (!allDone.getAsBoolean()) {
            assertThat(System.nanoTime()).as("every job is done in time").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private long pending() {
        return queue.health().gauges().getOrDefault("pending", -1L);
    }

    private int terminate() throws SQLException {
        try (Connection connection = DriverManager.getConnection(Servers.server())) {
            return Sql.list(
                            connection,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?",
                            row -> row.getBoolean(1),
                            name)
                    .size();
        }
    }
}
