package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases: whose a job is, and until when. */
class JobTableTest {
    private final MovableTime time = new MovableTime();
    private final ProviderContext context =
            TestContext.at(time).config(Servers.config(TestClock.h2())).context();
    private Databases.Lease lease;
    private JobTable jobs;

    @BeforeEach
    void open() {
        TestClock.follow(time);
        lease = Databases.open(context);
        jobs = new JobTable(lease.database().now(TestClock.SQL), context.namespace());
    }

    @AfterEach
    void close() {
        lease.close();
    }

    @Test
    void workerThatDied_losesItsJobAtTheEndOfTheLease() {
        add("a");
        Claimed lost = claim().get(0);
        time.pass(JobTable.LEASE.minusNanos(1));
        assertThat(claim()).isEmpty();
        time.pass(Duration.ofNanos(1));

        Claimed taken = claim().get(0);
        assertThat(taken.id()).isEqualTo(lost.id());
        assertThat(taken.attempt()).isEqualTo(2);
    }

    @Test
    void workerThatLives_keepsItsJobForAsLongAsItExtends() {
        add("a");
        List<Claimed> mine = claim();
        for (int i = 0; i < 5; i++) {
            time.pass(JobTable.LEASE.minusNanos(1));
            jobs.extend(mine);
            assertThat(claim()).isEmpty();
        }
    }

    @Test
    void workerThatLostItsJob_settlesItNoMore() {
        add("a");
        Claimed lost = claim().get(0);
        time.pass(JobTable.LEASE);
        Claimed taken = claim().get(0);

        jobs.succeeded(lost);
        jobs.failed(lost, Duration.ZERO);
        jobs.died(lost);
        jobs.extend(List.of(lost));
        assertThat(jobs.health().gauges()).containsEntry("pending", 1L).containsEntry("dead", 0L);
        assertThat(claim()).isEmpty();
        jobs.succeeded(taken);
        assertThat(jobs.health().gauges()).containsEntry("pending", 0L);
    }

    /** The same attempt may be claimed twice, so its number does not tell whose the job is. */
    @Test
    void workerThatPutItsJobBack_settlesItNoMore() {
        add("a");
        Claimed before = claim().get(0);
        jobs.putBack(before);
        Claimed taken = claim().get(0);
        assertThat(taken.attempt()).isEqualTo(before.attempt()).isEqualTo(1);

        jobs.succeeded(before);
        jobs.failed(before, Duration.ZERO);
        jobs.putBack(before);
        jobs.died(before);
        assertThat(jobs.health().gauges()).containsEntry("pending", 1L).containsEntry("dead", 0L);
        assertThat(claim()).isEmpty();
        jobs.succeeded(taken);
        assertThat(jobs.health().gauges()).containsEntry("pending", 0L);
    }

    /** The heartbeat may have looked before the worker was done. */
    @Test
    void leaseOfAJobThatWasSettled_isNotPutOff() {
        add("a");
        Claimed job = claim().get(0);
        jobs.putBack(job);
        jobs.extend(List.of(job));
        job = claim().get(0);
        jobs.failed(job, Duration.ZERO);
        jobs.extend(List.of(job));

        assertThat(claim()).hasSize(1);
    }

    @Test
    void jobThatIsPutBack_isDueAtOnce_behindTheOthers() {
        add("a");
        Claimed a = jobs.claim("q", 1).get(0);
        time.pass(Duration.ofSeconds(1));
        add("b");
        time.pass(Duration.ofSeconds(1));
        jobs.putBack(a);

        assertThat(claim()).extracting(Claimed::name).containsExactly("b", "a");
    }

    @Test
    void jobThatKillsEveryWorker_isDeadAfterTheLastAttempt() {
        add("poison");
        for (int attempt = 1; attempt <= 16; attempt++) {
            assertThat(claim()).hasSize(1);
            time.pass(JobTable.LEASE);
        }
        List<Job> handled = new CopyOnWriteArrayList<>();
        try (IQueueAdapter queue = new JdbcQueueAdapter(TestClock.SQL, Duration.ofMillis(10))) {
            queue.start(context);
            queue.registerWorker("q", handled::add);
            Eventually.until("it is dead", () -> queue.health().gauges().getOrDefault("dead", 0L) == 1);
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void jobs_ofAnInstanceThatIsGone_areDoneByTheNext() {
        add("claimed");
        claim();
        add("waiting");
        List<Job> handled = new CopyOnWriteArrayList<>();
        try (IQueueAdapter queue = new JdbcQueueAdapter(TestClock.SQL, Duration.ofMillis(10))) {
            queue.start(context);
            queue.registerWorker("q", handled::add);
            Eventually.until(
                    "the one that waits is done", () -> jobs.health().gauges().getOrDefault("pending", 0L) == 1);
            time.pass(JobTable.LEASE);
            Eventually.until("the one that was claimed is done", () -> handled.size() == 2);
        }
        assertThat(handled).extracting(Job::name).containsExactly("waiting", "claimed");
        assertThat(handled).extracting(Job::attempt).containsExactly(1, 2);
    }

    @Test
    void cron_addedAgainWithOtherTimes_followsThem() {
        EnqueueOptions nightly = EnqueueOptions.NOW.cron(new Cron("0 3 1 1 *")).once("key");
        jobs.add("q", "nightly", new byte[0], nightly);
        jobs.add("q", "nightly", new byte[0], nightly.cron(new Cron("*/5 * * * *")));
        jobs.add("q", "nightly", new byte[0], EnqueueOptions.NOW.once("key"));

        time.pass(Duration.ofMinutes(5));
        assertThat(claim()).hasSize(1);
        assertThat(jobs.health().gauges()).containsEntry("pending", 1L);
    }

    @Test
    void cron_addedAgainWithOtherTimesWhileItRuns_followsThemAfterwards() {
        EnqueueOptions hourly = EnqueueOptions.NOW.cron(new Cron("0 * * * *")).once("key");
        jobs.add("q", "cron", new byte[0], hourly);
        time.pass(Duration.ofHours(1));
        Claimed running = claim().get(0);
        jobs.add("q", "cron", new byte[0], hourly.cron(new Cron("*/5 * * * *")));
        jobs.failed(running, Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        running = claim().get(0);
        assertThat(running.attempt()).isEqualTo(2);
        jobs.add("q", "cron", new byte[0], hourly.cron(new Cron("*/10 * * * *")));

        jobs.succeeded(running);

        time.pass(Duration.ofMinutes(9));
        assertThat(claim()).isEmpty();
        time.pass(Duration.ofMinutes(1));
        assertThat(claim()).hasSize(1);
    }

    private void add(String name) {
        jobs.add("q", name, new byte[0], EnqueueOptions.NOW);
    }

    private List<Claimed> claim() {
        return jobs.claim("q", 10);
    }
}
