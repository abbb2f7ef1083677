package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.Argon2Function;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an installed function before the usual one, if it can run and computes the same. */
final class FasterArgon2 {
    private static final Logger LOG = LoggerFactory.getLogger("com.jsonexpress.identity");

    /**
     * One and several lanes and passes, a memory that the lanes do not divide – and last what a server hashes with, twice:
     * in that time the JIT compiler has compiled the function, and it is the compiled one that must be right.
     */
    private static final List<HashParameters> COMPARED = List.of(
            new HashParameters(8, 1, 1),
            new HashParameters(64, 3, 2),
            new HashParameters(1000, 2, 3),
            new HashParameters(19_456, 2, 1),
            new HashParameters(19_456, 2, 1));

    private FasterArgon2() {}

    /** The first that proves itself; else the usual one, and a line in the log for each that does not. */
    static Argon2Hasher before(Argon2Hasher usual, List<Argon2Function> installed) {
        for (Argon2Function function : installed) {
            Optional<String> objection = objection(function, usual);
            if (objection.isEmpty()) {
                String name = function.name() + ", equal to " + usual.name() + " in a self-test";
                return new Argon2Hasher(name, either(function, usual.function()));
            }
            LOG.warn("{} does not hash passwords: {}. {} does.", function.name(), objection.get(), usual.name());
        }
        return usual;
    }

    private static Argon2 either(Argon2Function faster, Argon2 usual) {
        return (password, salt, parameters, length) -> {
            try {
                return faster.derive(password, salt, parameters, length);
            } catch (UnavailableException e) {
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
            return Optional.of("its self-test fails with " + e.getClass().getSimpleName());
        }
    }

    private static Optional<String> difference(Argon2 function, Argon2 usual) {
        boolean equal = new Argon2Hasher("", function).worksAsKnown() && computeTheSame(function, usual);
        return equal ? Optional.empty() : Optional.of("its self-test computes a wrong hash");
    }

    /** Each hash is the password of the next one. */
    private static boolean computeTheSame(Argon2 one, Argon2 other) {
        byte[] input = {};
        byte[] salt = new byte[HashLimits.SALT_BYTES];
        for (HashParameters parameters : COMPARED) {
            byte[] expected = other.derive(input, salt, parameters, HashLimits.HASH_BYTES);
            if (!Arrays.equals(expected, one.derive(input, salt, parameters, HashLimits.HASH_BYTES))) {
                return false;
            }
            input = expected;
            salt = Arrays.copyOf(expected, HashLimits.SALT_BYTES);
        }
        return true;
    }
}
