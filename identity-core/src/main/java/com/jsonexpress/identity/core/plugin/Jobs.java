package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.core.spi.EnqueueOptions;

/** Queues the jobs that a plugin declares, in a queue of its own. Thread-safe. */
public interface Jobs {

    /**
     * Takes a job for later, at least once; as {@link com.jsonexpress.identity.core.spi.IQueueAdapter#enqueue} says.
     *
     * @param job one that the plugin declares, else {@code IllegalArgumentException}
     * @param payload handed to the worker as it is; holds no secret
     * @param options an idempotency key counts per job
     */
    void enqueue(String job, byte[] payload, EnqueueOptions options);
}
