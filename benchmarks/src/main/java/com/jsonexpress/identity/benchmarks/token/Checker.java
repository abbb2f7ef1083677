package com.jsonexpress.identity.benchmarks.token;

/** Verifies one token; throws where it is not good. */
@FunctionalInterface
interface Checker {
    Object check(String token) throws Exception;
}
