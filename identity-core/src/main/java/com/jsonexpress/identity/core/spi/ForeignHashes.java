package com.jsonexpress.identity.core.spi;

import java.util.Objects;

/**
 * Reads password hashes that another system has computed, so that users who are brought from there log in with the
 * password they have. Such a hash is verified once: the login replaces it by one of argon2id. Found through
 * {@code ServiceLoader} or handed to the builder: a public constructor without arguments and without side effects.
 * Thread-safe.
 */
public interface ForeignHashes {

    /** Short, in lower case, for the boot report. */
    String name();

    /**
     * Says what a stored text is; computes nothing. A text comes from a database that somebody else may have written to:
     * one that asks for absurd work is refused here.
     */
    Reading read(String stored);

    /** What a text is. */
    sealed interface Reading {

        /** None of the schemes that are known here. */
        record Unknown() implements Reading {}

        /**
         * Known, and not accepted.
         *
         * @param problem why, and what to do: one sentence or two, which hold no part of the text
         */
        record Refused(String problem) implements Reading {
            public Refused {
                Objects.requireNonNull(problem, "problem");
            }
        }

        /** Good to verify with. */
        record Readable(ForeignHash hash) implements Reading {
            public Readable {
                Objects.requireNonNull(hash, "hash");
            }

            @Override
            public String toString() {
                return "Readable";
            }
        }
    }
}
