package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.plugin.Jobs;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The queue of one plugin: takes its jobs, and hands each to the worker of its name. Closing waits for those in flight,
 * so that none meets a closed plugin; what comes later stays with the queue. Thread-safe.
 */
final class PluginJobs implements Jobs, JobHandler, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String queueName;
    private final Map<String, JobHandler> handlers;
    private final Optional<IQueueAdapter> queue;
    private final InFlight inFlight = new InFlight();

    PluginJobs(String plugin, Map<String, JobHandler> handlers, Optional<IQueueAdapter> queue) {
        this.queueName = "plugin-" + plugin;
        this.handlers = handlers;
        this.queue = queue;
    }

    /** Begins to work. */
    void work() {
        if (!handlers.isEmpty()) {
            queue.orElseThrow().registerWorker(queueName, this);
        }
    }

    @Override
    public void enqueue(String job, byte[] payload, EnqueueOptions options) {
        if (!handlers.containsKey(job)) {
            throw new IllegalArgumentException("the plugin declares no such job: " + job);
        }
        EnqueueOptions own = options.idempotencyKey()
                .map(key -> options.once(job + "/" + key))
                .orElse(options);
        queue.orElseThrow().enqueue(queueName, job, payload, own);
    }

    @Override
    public void handle(Job job) throws Exception {
        JobHandler handler = handlers.get(job.name());
        if (handler == null) {
            // tried again later: an instance with another version of the plugin may know it
            throw new IllegalStateException("the plugin declares no such job: " + job.name());
        }
        if (!inFlight.enter()) {
            throw new UnavailableException("the plugin of this job is closed");
        }
        try {
            handler.handle(job);
        } catch (LinkageError | StackOverflowError | AssertionError e) {
            throw new IllegalStateException("a job of a plugin failed", e);
        } finally {
            inFlight.leave();
        }
    }

    @Override
    public void close() {
        inFlight.close(PATIENCE);
    }
}
