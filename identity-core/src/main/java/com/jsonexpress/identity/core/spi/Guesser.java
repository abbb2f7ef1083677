package com.jsonexpress.identity.core.spi;

/** Who tried a password. */
public enum Guesser {
    /** Nobody we know. */
    STRANGER,
    /** A device on which the user has logged in before. */
    DEVICE
}
