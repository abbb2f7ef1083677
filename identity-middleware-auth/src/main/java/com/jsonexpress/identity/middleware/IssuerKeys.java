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
}
