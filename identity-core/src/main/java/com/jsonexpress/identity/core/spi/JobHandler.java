package com.jsonexpress.identity.core.spi;

/** Does jobs. Called by several threads at once, and for the same job again after a failure or a crash. */
@FunctionalInterface
public interface JobHandler {

    /**
     * Does one job. {@link PermanentFailure} says that a repeat is useless; whatever else is thrown is repeated.
     *
     * <p>{@link com.jsonexpress.identity.error.UnavailableException} says that what the job needs is away, and that the job
     * is not to blame. The job is put back behind the others, as if it had not been tried: the attempt is not counted. Until
     * one job of the queue ends in another way this process tries one of them a second; other queues go on. Where others
     * have ended before, the first that says so counts as failed and waits for its next attempt: a job that says so alone, whenever
     * others are done, is dead in the end, but nobody's is while nothing can be done. Jobs that need different services are
     * better off in different queues.
     */
    void handle(Job job) throws Exception;
}
