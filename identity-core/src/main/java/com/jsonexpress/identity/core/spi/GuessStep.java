package com.jsonexpress.identity.core.spi;

/**
 * What one write does to a user's {@link Guesses}. A guess is counted before the password is compared, so that of many at
 * once no more than the limit are compared.
 */
public sealed interface GuessStep {

    /** Counts one, where fewer than {@code limit} are counted; else the write is a conflict. */
    record Reserve(Guesser who, int limit) implements GuessStep {}

    /** Takes one back that came to nothing. */
    record Refund(Guesser who) implements GuessStep {}

    /** The password was right, or is another one: counts from 0 again. */
    record Forget() implements GuessStep {}

    /** Whether the write may be done. */
    default boolean fits(Guesses current) {
        return !(this instanceof Reserve reserve) || current.of(reserve.who()) < reserve.limit();
    }

    /** The count after the write. */
    default Guesses applyTo(Guesses current) {
        if (this instanceof Reserve reserve) {
            return current.plus(reserve.who(), 1);
        }
        return this instanceof Refund refund ? current.plus(refund.who(), -1) : Guesses.NONE;
    }
}
