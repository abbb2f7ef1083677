package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in a database, dead ones too, for all instances of an application: each job is done by one of them, and one of
 * an instance that died is taken over within half a minute. Waits and the times of a cron are the database's. Four threads
 * work; no queue takes them all. Closing finishes the jobs that run, within ten seconds; all others stay for the next
 * start. It counts as durable, also over H2 in memory. Thread-safe.
 */
public final class JdbcQueueAdapter implements IQueueAdapter {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** All that is there while it runs. */
    private record Running(Databases.Lease lease, JobTable jobs, Crew crew, Pulse pulse) {}

    private final @Nullable String clock;
    private final Duration pause;
    private volatile @Nullable Running running;

    public JdbcQueueAdapter() {
        this.clock = null;
        this.pause = PAUSE;
    }

    /**
     * For tests that move time.
     *
     * @param clock SQL that tells nanoseconds since 1970
     * @param pause how often it looks for jobs that are due
     */
    JdbcQueueAdapter(String clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public Traits traits() {
        return Traits.PRODUCTION;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return Stream.concat(JdbcKeys.ofTheDatabase().stream(), Stream.of(JdbcKeys.RETRY_BASE, JdbcKeys.MAX_ATTEMPTS))
                .toList();
    }

    @Override
    public void start(ProviderContext context) {
        Databases.Lease lease = Databases.open(context);
        running = lease.build(() -> {
            Database database =
                    clock == null ? lease.database() : lease.database().now(clock);
            JobTable jobs = new JobTable(database, context.namespace());
            Backoff backoff = new Backoff(
                    context.config().get(JdbcKeys.RETRY_BASE),
                    context.config().get(JdbcKeys.MAX_ATTEMPTS),
                    context.random()::nextDouble);
            Pulse pulse = new Pulse(jobs::health);
            return new Running(lease, jobs, Crew.start(jobs, backoff, pause, context.ticker()), pulse);
        });
    }

    @Override
    public void enqueue(String queue, String job, byte[] payload, EnqueueOptions options) {
        Running now = running();
        now.crew().requireOpen();
        now.jobs().add(queue, job, payload.clone(), options);
        now.crew().expect(options.delay());
    }

    @Override
    public void registerWorker(String queue, JobHandler handler) {
        running().crew().register(queue, handler);
    }

    @Override
    public Health health() {
        Running now = running;
        return now == null ? Health.down("not running") : now.pulse().health();
    }

    @Override
    public void close() {
        Running now = running;
        if (now != null) {
            now.crew().close();
            running = null;
            now.lease().close();
        }
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the jdbc queue is not running");
        }
        return now;
    }
}
