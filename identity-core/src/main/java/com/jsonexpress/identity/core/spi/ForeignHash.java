package com.jsonexpress.identity.core.spi;

/** A stored password hash of another system, read and found bearable. Immutable; never prints itself. */
public interface ForeignHash {

    /**
     * Whether the password is the hashed one; compares in constant time, and does the same work for every password. Called
     * at the hashing gate alone. Any other exception than the one below is logged, and counts as a wrong password.
     *
     * @param password UTF-8; the caller wipes it
     * @throws com.jsonexpress.identity.error.UnavailableException where there is no memory for it now
     */
    boolean verify(byte[] password);

    /** What a comparison takes, in nanoseconds of one processor, roughly: for telling the dearer of two. */
    long cost();
}
