package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The thread that looks for jobs goes on, whatever happens to it, and lets no queue wait for ever. */
@Timeout(60)
class CrewTest {
    private final String url = Servers.h2();
    private final ProviderContext context =
            TestContext.realTime().config(Servers.config(url)).context();
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private final AtomicInteger troubled = new AtomicInteger();
    private Databases.Lease lease;
    private JobTable jobs;
    private Crew crew;

    @BeforeEach
    void start() throws SQLException {
        lease = Databases.open(context);
        try (Connection connection = DriverManager.getConnection(url)) {
            jobs = new JobTable(new Database(source(), Dialect.of(connection), () -> 0), context.namespace());
        }
        crew = Crew.start(
                jobs, new Backoff(Duration.ofMillis(10), 3, () -> 0.5), Duration.ofMillis(5), System::nanoTime);
    }

    @AfterEach
    void stop() {
        trouble.set(null);
        crew.close();
        lease.close();
    }

    private DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                CrewTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    if (hanging.getCount() > 0) {
                        troubled.incrementAndGet();
                        hanging.await();
                    }
                    Throwable now = trouble.get();
                    if (now != null) {
                        troubled.incrementAndGet();
                        throw now;
                    }
                    return DriverManager.getConnection(url);
                });
    }

    static Stream<Throwable> troubles() {
        return Stream.of(
                new OutOfMemoryError("of the test"),
                new IllegalStateException("a pool"),
                new SQLException("gone", "08006"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_thatCannotBeTold_whenItIsOver_jobsGoOn(Throwable kind) {
        try (BrokenLog log = new BrokenLog()) {
            assertThat(log).isNotNull();
            trouble_ofAnyKind_whenItIsOver_jobsGoOn(kind);
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_ofAnyKind_whenItIsOver_jobsGoOn(Throwable kind) {
        CountDownLatch done = new CountDownLatch(1);
        crew.register("q", job -> done.countDown());
        trouble.set(kind);
        Eventually.until("it was met twice", () -> troubled.get() > 1);
        trouble.set(null);

        jobs.add("q", "job", new byte[0], EnqueueOptions.NOW);

        Eventually.until("the job is done", () -> done.getCount() == 0);
    }

    @Test
    void job_whoseFailureCannotBeTold_isSettledAllTheSame() {
        AtomicInteger tried = new AtomicInteger();
        try (BrokenLog log = new BrokenLog()) {
            assertThat(log).isNotNull();
            crew.register("q", job -> {
                tried.incrementAndGet();
                if (job.name().equals("dead")) {
                    throw new PermanentFailure("useless");
                }
                if (job.attempt() == 1) {
                    throw new IllegalStateException("for now");
                }
            });
            jobs.add("q", "dead", new byte[0], EnqueueOptions.NOW);
            jobs.add("q", "again", new byte[0], EnqueueOptions.NOW);

            Eventually.until(
                    "both are settled", () -> jobs.health().gauges().equals(Map.of("pending", 0L, "dead", 1L)));
        }
        assertThat(tried).hasValue(3);
    }

    @Test
    void cron_thatCannotBeRead_holdsUpNoOtherJob() throws SQLException {
        AtomicInteger done = new AtomicInteger();
        jobs.add("q", "repeated", new byte[0], EnqueueOptions.NOW.cron(new Cron("* * * * *")));
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("UPDATE jex_job SET cron = '@daily', due_at = 0");
        }
        jobs.catchUp(jobs.now());
        crew.register("q", job -> done.incrementAndGet());
        crew.register("other", job -> done.incrementAndGet());

        jobs.add("q", "job", new byte[0], EnqueueOptions.NOW);
        jobs.add("other", "job", new byte[0], EnqueueOptions.NOW);

        Eventually.until("both are settled", () -> jobs.health().gauges().equals(Map.of("pending", 0L, "dead", 1L)));
        assertThat(done).hasValue(2);
    }

    /** The scout hangs in the database, and the job in something that knows no interruption. */
    @Tag("wide")
    @Test
    void close_whereNothingEnds_takesTenSeconds() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean end = new AtomicBoolean();
        crew.register("q", job -> {
            running.countDown();
            while (!end.get()) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        jobs.add("q", "job", new byte[0], EnqueueOptions.NOW);
        Eventually.until("the job runs", () -> running.getCount() == 0);
        hanging = new CountDownLatch(1);
        Eventually.until("the scout hangs", () -> troubled.get() > 0);

        long begin = System.nanoTime();
        crew.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(13));
        hanging.countDown();
        end.set(true);
    }

    @Test
    void queues_twoThatAreNeverEmpty_leaveTurnsToTheThird() {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        AtomicInteger busy = new AtomicInteger();
        AtomicBoolean third = new AtomicBoolean();
        crew.register("hanging", job -> {
            hanging.incrementAndGet();
            end.await();
        });
        crew.register("busy", job -> {
            busy.incrementAndGet();
            Thread.sleep(20); // longer than a look at three queues
            if (!over.get()) {
                jobs.add("busy", "job", new byte[0], EnqueueOptions.NOW);
            }
        });
        crew.register("third", job -> third.set(true));
        for (int i = 0; i < 6; i++) {
            jobs.add("hanging", "job", new byte[0], EnqueueOptions.NOW);
        }
        Eventually.until("three hang", () -> hanging.get() == 3);
        for (int i = 0; i < 6; i++) {
            jobs.add("busy", "job", new byte[0], EnqueueOptions.NOW);
        }
        Eventually.until("the other one is busy", () -> busy.get() > 3);

        jobs.add("third", "job", new byte[0], EnqueueOptions.NOW);

        Eventually.until("the third was served", third::get);
        assertThat(hanging).hasValue(3);
        over.set(true);
        end.countDown();
    }
}
