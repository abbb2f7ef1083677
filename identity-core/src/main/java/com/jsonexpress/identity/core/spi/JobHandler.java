package com.jsonexpress.identity.core.spi;

/** Does jobs. Called by several threads at once, and for the same job again after a failure or a crash. */
@FunctionalInterface
public interface JobHandler {

    /** Does one job. {@link PermanentFailure} says that a repeat is useless; whatever else is thrown is repeated. */
    void handle(Job job) throws Exception;
}
