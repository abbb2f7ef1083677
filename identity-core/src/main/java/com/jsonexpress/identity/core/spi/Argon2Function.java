package com.jsonexpress.identity.core.spi;

import java.util.Optional;

/**
 * The argon2id function (RFC 9106, version 1.3, without secret and associated data), faster than what the engine brings
 * where it can run. Found through {@code ServiceLoader} or handed to the builder: a public constructor without arguments
 * and without side effects.
 *
 * <p>At boot it computes known hashes, and some that are compared with the usual function's; where one differs, it is not
 * used. Nothing but the gate calls it afterwards. Thread-safe; keeps nothing of a password.
 */
public interface Argon2Function {

    /** Short, for the boot log. */
    String name();

    /** What keeps it from running here, and what would help, in a few words; empty where it can. Asked before anything else. */
    Optional<String> obstacle();

    /**
     * @param password the caller wipes it
     * @param parameters at least 8 KiB per lane; they are part of a stored hash, and need not be those of new ones
     * @param length of the result in bytes
     * @throws com.jsonexpress.identity.error.UnavailableException where there is no memory for it now; the usual function
     *     then computes this hash
     */
    byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length);
}
