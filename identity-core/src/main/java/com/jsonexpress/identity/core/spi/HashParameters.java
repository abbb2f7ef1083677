package com.jsonexpress.identity.core.spi;

/**
 * What argon2id costs (RFC 9106 §3.1).
 *
 * @param memory KiB
 * @param iterations passes
 * @param parallelism lanes
 */
public record HashParameters(int memory, int iterations, int parallelism) {}
