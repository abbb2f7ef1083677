package com.jsonexpress.identity.core.spi;

/** Does jobs. Called by several threads at once, and for the same job again after a failure or a crash. */
@FunctionalInterface
public interface JobHandler {

    /**
     * Does one job. {@link PermanentFailure} says that a repeat is useless; whatever else is thrown is repeated.
     *
     * <p>{@link com.jsonexpress.identity.error.UnavailableException} says that what the job needs is away, and that the job
     * is not to blame. The job is put back behind the others, as if it had not been tried: the attempt is not counted. Until
     * one job of the queue ends in another way this process tries one of them a second; other queues go on. A job that says
     * so for ever is kept for ever, and is never dead. So what is wrong with one job alone is told by another exception, and
     * jobs that need different services are better off in different queues.
     */
    void handle(Job job) throws Exception;
}
