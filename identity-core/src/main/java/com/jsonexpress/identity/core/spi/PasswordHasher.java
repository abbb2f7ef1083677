package com.jsonexpress.identity.core.spi;

/**
 * Hashes passwords, slowly and with much memory. One is used; a ready-made one may be handed to the builder. Nothing but
 * the gate calls it. Thread-safe; keeps nothing of a password.
 */
public interface PasswordHasher {

    /** Which implementation runs, for the boot log. */
    String name();

    /**
     * Hashes with argon2id.
     *
     * @param password UTF-8 of the NFC form; the caller wipes it
     * @param salt 16 random bytes
     * @return a PHC string {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}
     */
    String hash(byte[] password, byte[] salt, HashParameters parameters);

    /** Whether the password is the hashed one; compares in constant time. The caller has checked the parameters. */
    boolean verify(String hash, byte[] password);
}
