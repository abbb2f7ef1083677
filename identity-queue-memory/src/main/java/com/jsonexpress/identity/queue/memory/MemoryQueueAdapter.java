package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in the memory of this process, dead ones too: they end with it. Four threads work; no queue takes them all,
 * so that slow jobs of one leave a thread to the others. Waits are measured on the monotonic ticker, the times of a cron
 * on the wall clock. Closing finishes the jobs that run or are due, within ten seconds, and drops the rest. Of a
 * queue that stands still one more is tried. Thread-safe.
 */
public final class MemoryQueueAdapter implements IQueueAdapter {
    static final ConfigKey<Duration> RETRY_BASE = ConfigKey.duration(
                    "jex.queue.memory.retryBase",
                    "wait before the first repeat of a failed job; each further one waits twice as long",
                    Duration.ofMillis(1),
                    Duration.ofHours(1))
            .orElse("1s");
    static final ConfigKey<Integer> MAX_ATTEMPTS = ConfigKey.integer(
                    "jex.queue.memory.maxAttempts", "attempts before a failing job is kept as dead", 1, 100)
            .orElse("8");

    private final Limits limits;
    private volatile @Nullable Jobs jobs;
    private @Nullable Crew crew;

    public MemoryQueueAdapter() {
        this(Limits.DEFAULT);
    }

    MemoryQueueAdapter(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(RETRY_BASE, MAX_ATTEMPTS);
    }

    @Override
    public void start(ProviderContext context) {
        Backoff backoff = new Backoff(
                context.config().get(RETRY_BASE), context.config().get(MAX_ATTEMPTS), context.random()::nextDouble);
        Jobs started = new Jobs(context.ticker(), context.clock(), backoff, limits);
        crew = Crew.start(started, limits);
        jobs = started;
    }

    @Override
    public void enqueue(String queue, String job, byte[] payload, EnqueueOptions options) {
        jobs().add(Entry.of(queue, job, payload.clone(), options), options.delay());
    }

    @Override
    public void registerWorker(String queue, JobHandler handler) {
        jobs().register(queue, handler);
    }

    @Override
    public Health health() {
        Jobs now = jobs;
        return now == null ? Health.down("not started") : now.health();
    }

    @Override
    public void close() {
        if (crew != null) {
            crew.close();
        }
    }

    private Jobs jobs() {
        Jobs now = jobs;
        if (now == null) {
            throw new IllegalStateException("the memory queue is not started");
        }
        return now;
    }
}
