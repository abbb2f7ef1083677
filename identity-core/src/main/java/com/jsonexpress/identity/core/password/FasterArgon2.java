package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an installed function before the usual one, if it can run and computes the same. */
final class FasterArgon2 {
    private static final Logger LOG = LoggerFactory.getLogger("com.jsonexpress.identity");

    /**
     * One and several lanes and passes, a memory that the lanes do not divide – and last what a server hashes with, twice:
     * in that time the JIT compiler has usually compiled the function, and it is the compiled one that must be right.
     */
    private static final List<HashParameters> COMPARED = List.of(
            new HashParameters(8, 1, 1),
            new HashParameters(64, 3, 2),
            new HashParameters(4000, 2, 3),
            new HashParameters(19_456, 2, 1),
            new HashParameters(19_456, 2, 1));

    /** How many times as long the last one may take: where vectors are not compiled, each is an object, and it takes fifty. */
    private static final int SLOW = 5;

    private static final Optional<String> WRONG = Optional.of("its self-test computes a wrong hash");

    private FasterArgon2() {}

    /** The first that proves itself; else the usual one, and a line in the log for each that does not. */
    static Argon2Hasher before(Argon2Hasher usual, List<Argon2Function> installed) {
        for (Argon2Function function : installed) {
            Optional<String> objection = objection(function, usual);
            if (objection.isEmpty()) {
                String name = function.name() + ", equal to " + usual.name() + " in a self-test";
                return new Argon2Hasher(name, withFallback(function, usual.function()));
            }
            LOG.warn("{} does not hash passwords: {}. {} does.", function.name(), objection.get(), usual.name());
        }
        return usual;
    }

    private static Argon2 withFallback(Argon2Function faster, Argon2 usual) {
        AtomicBoolean told = new AtomicBoolean();
        return (password, salt, parameters, length) -> {
            try {
                return faster.derive(password, salt, parameters, length);
            } catch (UnavailableException e) {
                if (told.compareAndSet(false, true)) {
                    LOG.warn("{} left a hash to the usual function, told this once: {}", faster.name(), e.getMessage());
                }
                return usual.derive(password, salt, parameters, length);
            }
        };
    }

    private static Optional<String> objection(Argon2Function function, Argon2Hasher usual) {
        try {
            return function.obstacle().or(() -> difference(function::derive, usual.function()));
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error | RuntimeException e) {
            return Optional.of("its self-test fails: " + Faults.told(e));
        }
    }

    private static Optional<String> difference(Argon2 function, Argon2 usual) {
        if (!new Argon2Hasher("", function).worksAsKnown()) {
            return WRONG;
        }
        byte[] input = {}; // each hash is the password of the next one
        byte[] salt = new byte[HashLimits.SALT_BYTES];
        boolean slow = false;
        for (HashParameters parameters : COMPARED) {
            long began = System.nanoTime();
            byte[] expected = usual.derive(input, salt, parameters, HashLimits.HASH_BYTES);
            long between = System.nanoTime();
            byte[] actual = function.derive(input, salt, parameters, HashLimits.HASH_BYTES);
            slow = System.nanoTime() - between > SLOW * (between - began);
            if (!Arrays.equals(expected, actual)) {
                return WRONG;
            }
            input = expected;
            salt = Arrays.copyOf(expected, HashLimits.SALT_BYTES);
        }
        return slow ? Optional.of("it is much slower than the usual function in this JVM") : Optional.empty();
    }
}
