package com.jsonexpress.identity.middleware;

/** The keys of an external issuer. Thread-safe. */
@FunctionalInterface
interface IssuerKeys {

    /**
     * Keys that have the one that the token names, where the issuer has it.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where that cannot be known now
     */
    KeySet current(ExternalHeader header);

    /**
     * Keys that the issuer has put in the place of these; the same where it has not, or where it is too soon to ask. For a
     * signature that is not good by a key that fits: a token need not name its key, and an issuer may give a new one an old name.
     */
    default KeySet newerThan(KeySet keys) {
        return keys;
    }
}
