package com.jsonexpress.identity.core.spi;

/**
 * Work that is done later, at least once.
 *
 * <p>{@link #enqueue} does not wait for the work. A failing job is retried with exponential back-off and jitter, then
 * kept as dead and never lost; one that throws {@link PermanentFailure} is dead at once. One failing or slow job does
 * not hold up others. Where what the jobs of a queue need is away ({@link JobHandler#handle}) that queue stands still but
 * for one job a second, and all are done as soon as it is back. A job that finds it away just after others have ended uses
 * up an attempt; no other does. {@link Standstill} keeps the time.
 * {@link #close} stops taking jobs and waits for those in flight, at most ten seconds.
 * {@link #health} tells {@code pending} and {@code dead} as gauges. Thread-safe.
 */
public interface IQueueAdapter extends Provider {

    /**
     * Takes a job for the worker of {@code queue}, whether that is registered yet or not.
     *
     * @param queue the queue's name
     * @param job what kind of job it is
     * @param payload handed to the worker as it is; holds no secret
     * @throws com.jsonexpress.identity.error.UnavailableException where the job could not be kept
     * @throws IllegalStateException once closed
     */
    void enqueue(String queue, String job, byte[] payload, EnqueueOptions options);

    /** Names the one worker of a queue in this process; {@code IllegalStateException} where it has one. */
    void registerWorker(String queue, JobHandler handler);
}
