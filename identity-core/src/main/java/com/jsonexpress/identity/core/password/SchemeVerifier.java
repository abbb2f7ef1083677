package com.jsonexpress.identity.core.password;

/**
 * Verifies stored hashes of one other scheme, such as those of an imported user base; a match is re-hashed with argon2id.
 * Refuses absurd parameters itself. Thread-safe.
 */
interface SchemeVerifier {

    /** Whether the stored hash is of this scheme, well-formed and bearable. */
    boolean canVerify(String storedHash);

    /** Compares in constant time. */
    boolean verify(String storedHash, byte[] password);
}
