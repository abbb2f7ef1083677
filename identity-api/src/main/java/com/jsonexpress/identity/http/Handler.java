package com.jsonexpress.identity.http;

/** Answers a request. Thread-safe. */
@FunctionalInterface
public interface Handler {

    /**
     * Handles one request. What it throws is answered by the error boundary: a
     * {@link com.jsonexpress.identity.error.FailureException} with its failure, an
     * {@link com.jsonexpress.identity.error.UnavailableException} with 503, anything else with 500.
     */
    Reply handle(Request request) throws Exception;
}
