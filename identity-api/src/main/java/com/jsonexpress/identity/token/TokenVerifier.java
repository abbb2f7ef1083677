package com.jsonexpress.identity.token;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;

/**
 * Turns a string into a {@link Principal}, or says why not. Provided by the verifying side; boot checks that one is
 * there. Thread-safe.
 */
public interface TokenVerifier {
    /** How far the clocks of issuer and verifier may differ. */
    Duration LEEWAY = Duration.ofSeconds(30);

    /**
     * Checks a token completely: form, signature, claims, life time, and the caller's present state.
     *
     * @param token as received, without the scheme; any string
     * @param fresh whether the caller's state must be read now whatever a cache remembers; our own routes ask so
     * @throws UnavailableException where the keys or the caller's state cannot be read now
     */
    Verification verify(String token, boolean fresh);
}
