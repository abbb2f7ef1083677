package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.spi.HashParameters;
import java.time.Duration;
import java.util.List;

/** The configuration of passwords. */
public final class PasswordKeys {
    /** NIST SP 800-63B-4 §3.1.1.2 and ASVS 5.0 §6.2.1: never below 8. */
    public static final ConfigKey<Integer> MIN_LENGTH = ConfigKey.integer(
                    "jex.auth.minPasswordLength", "least length of a new password in code points", 8, 64)
            .orElse("8");

    public static final ConfigKey<Integer> HASH_MEMORY = ConfigKey.integer(
                    "jex.auth.hash.memory", "memory of one argon2id hash in KiB", 1024, 4 * 1024 * 1024)
            .orElse("19456");
    public static final ConfigKey<Integer> HASH_ITERATIONS = ConfigKey.integer(
                    "jex.auth.hash.iterations", "passes of argon2id", 1, 64)
            .orElse("2");
    public static final ConfigKey<Integer> HASH_PARALLELISM = ConfigKey.integer(
                    "jex.auth.hash.parallelism", "lanes of argon2id", 1, 64)
            .orElse("1");
    /** Without a value: the number of processors. */
    public static final ConfigKey<Integer> HASH_CONCURRENCY = ConfigKey.integer(
            "jex.auth.hash.concurrency", "hashes that run at once; the number of processors if not set", 1, 1024);

    public static final ConfigKey<Integer> HASH_QUEUE = ConfigKey.integer(
                    "jex.auth.hash.queue", "hashes that may wait; more are answered 503", 0, 10_000)
            .orElse("64");
    public static final ConfigKey<Duration> HASH_TIMEOUT = ConfigKey.duration(
                    "jex.auth.hash.timeout",
                    "how long a hash may wait to be started",
                    Duration.ofMillis(100),
                    Duration.ofMinutes(1))
            .orElse("3s");
    public static final ConfigKey<HashImplementation> HASH_IMPLEMENTATION = ConfigKey.choice(
                    "jex.auth.hash.implementation", "which argon2 runs: auto, native or java", HashImplementation.class)
            .orElse("auto");

    /** Memory in KiB for 1, 2, 3, 4, and 5 or more passes: OWASP Password Storage Cheat Sheet, argon2id. */
    private static final int[] FLOORS = {47_104, 19_456, 12_288, 9_216, 7_168};

    private PasswordKeys() {}

    /** All of them, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return List.of(
                MIN_LENGTH,
                HASH_MEMORY,
                HASH_ITERATIONS,
                HASH_PARALLELISM,
                HASH_CONCURRENCY,
                HASH_QUEUE,
                HASH_TIMEOUT,
                HASH_IMPLEMENTATION);
    }

    /** Refuses what is cheaper to attack than OWASP's least; a {@link com.jsonexpress.identity.config.ConfigCheck}. */
    public static List<Mistake> check(Config config) {
        HashParameters parameters = parameters(config);
        int floor = FLOORS[Math.min(parameters.iterations(), FLOORS.length) - 1];
        if (parameters.memory() >= floor) {
            return List.of();
        }
        return List.of(new Mistake(
                HASH_MEMORY.name(),
                parameters.memory() + " KiB with " + HASH_ITERATIONS.name() + "=" + parameters.iterations()
                        + " is below OWASP's floor for argon2id, " + floor + " KiB",
                "Set " + HASH_MEMORY.name() + " to at least " + floor
                        + ", or use one of these pairs of memory and iterations: 47104/1, 19456/2, 12288/3, 9216/4,"
                        + " 7168/5."));
    }

    /** The parameters of new hashes. */
    public static HashParameters parameters(Config config) {
        return new HashParameters(config.get(HASH_MEMORY), config.get(HASH_ITERATIONS), config.get(HASH_PARALLELISM));
    }

    /** A gate as configured. */
    public static HashGate gate(Config config) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new HashGate(
                config.find(HASH_CONCURRENCY).orElse(cores), config.get(HASH_QUEUE), config.get(HASH_TIMEOUT));
    }
}
