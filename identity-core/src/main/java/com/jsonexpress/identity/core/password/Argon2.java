package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;

/** The argon2id function itself (RFC 9106, version 1.3), without secret and associated data. Thread-safe. */
interface Argon2 {

    /**
     * @param length of the result in bytes
     * @throws com.jsonexpress.identity.error.UnavailableException where there is no memory for it now
     */
    byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length);
}
