package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import java.util.Optional;

/**
 * What a stored hash may ask for, and what it lacks. A stored hash comes from a database that somebody else may have
 * written to: one that asks for 4 GiB is refused instead of computed.
 *
 * @param current the parameters of new hashes
 */
record HashLimits(HashParameters current) {
    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int MAX_MEMORY = 256 * 1024;
    private static final int MAX_ITERATIONS = 16;
    private static final int MAX_PARALLELISM = 16;
    /** KiB times passes: two seconds of one processor at most. Everybody whose password is wrong may come to do it. */
    private static final long MAX_COST = 1024 * 1024;

    /** RFC 9106 §3.1: at least eight blocks of 1 KiB per lane. */
    private static final int BLOCKS_PER_LANE = 8;

    /**
     * Whether it is worth computing: memory to 256 MiB, 16 passes, 16 lanes, 1,048,576 KiB times passes, or what is configured
     * beyond that.
     */
    boolean allow(PhcString stored) {
        HashParameters asked = stored.parameters();
        return asked.memory() <= Math.max(MAX_MEMORY, current.memory())
                && asked.iterations() <= Math.max(MAX_ITERATIONS, current.iterations())
                && asked.parallelism() <= Math.max(MAX_PARALLELISM, current.parallelism())
                && cost(asked) <= Math.max(MAX_COST, cost(current))
                && asked.memory() >= BLOCKS_PER_LANE * asked.parallelism()
                && isWithin(stored.salt().length, 8, 64)
                && isWithin(stored.hash().length, 16, 64);
    }

    /** Whether a new hash of the same password would look different: other parameters, a shorter salt, another length. */
    boolean areOutdatedIn(PhcString stored) {
        return !stored.parameters().equals(current)
                || stored.salt().length < SALT_BYTES
                || stored.hash().length != HASH_BYTES;
    }

    /** Whether it costs more than a new hash. */
    boolean areExceededBy(HashParameters stored) {
        return cost(stored) > cost(current);
    }

    /** The one that costs more; the first where neither does. */
    static HashParameters dearer(HashParameters one, HashParameters other) {
        return cost(other) > cost(one) ? other : one;
    }

    /**
     * The work that is missing from a cheaper hash up to another, so that an account that has the cheaper one answers a
     * wrong password as late as any other. Takes no more memory than the other. Empty where nothing worth computing is
     * missing.
     */
    static Optional<HashParameters> missingIn(HashParameters stored, HashParameters wanted) {
        long missing = cost(wanted) - cost(stored);
        long memory = missing / wanted.iterations();
        return memory < (long) BLOCKS_PER_LANE * wanted.parallelism()
                ? Optional.empty()
                : Optional.of(new HashParameters((int) memory, wanted.iterations(), wanted.parallelism()));
    }

    private static long cost(HashParameters parameters) {
        return (long) parameters.memory() * parameters.iterations();
    }

    private static boolean isWithin(int value, int min, int max) {
        return value >= min && value <= max;
    }
}
