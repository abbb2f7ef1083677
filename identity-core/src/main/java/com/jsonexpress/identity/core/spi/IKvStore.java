package com.jsonexpress.identity.core.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * A key-value store whose values end by themselves.
 *
 * <p>Every operation is atomic, also against other processes on the same store. Keys are literal: no pattern, no case
 * folding, any character. A value lives at most as long as asked, never longer; absence is always the safe state, so a
 * store may forget early but never revive. At exactly its end a value is gone. Byte arrays are copied on the way in and
 * out. Thread-safe.
 *
 * <p>A {@code ttl} is more than zero and at most 366 days, else {@code IllegalArgumentException}. Every operation throws
 * {@link com.jsonexpress.identity.error.UnavailableException} where the store does not answer.
 */
public interface IKvStore extends Provider {

    /** The value, while it lives. */
    Optional<byte[]> get(String key);

    /** Puts a value, whatever was there. */
    void set(String key, byte[] value, Duration ttl);

    /** Puts a value where none lives; of many callers at once exactly one gets {@code true}. */
    boolean setIfAbsent(String key, byte[] value, Duration ttl);

    /** Gets and deletes; of many callers at once exactly one gets the value. */
    Optional<byte[]> take(String key);

    /**
     * Replaces a living value that equals {@code expected}, and gives it a new life. Never creates. Of many callers that
     * expect the same value exactly one gets {@code true}.
     */
    boolean replace(String key, byte[] expected, byte[] value, Duration ttl);

    /**
     * Adds one to a counter and tells the sum; the first call makes it 1 and sets its life, later calls leave the life
     * alone. {@link #get} shows a counter as decimal digits in ASCII. {@code IllegalStateException} where the value is
     * none, or the sum would have more than 18 digits; the value then stays as it was. A counter is {@code 0}, or up to 18
     * digits that do not begin with {@code 0}.
     */
    long increment(String key, Duration ttl);

    /** Deletes; tells whether a living value was there. */
    boolean delete(String key);
}
