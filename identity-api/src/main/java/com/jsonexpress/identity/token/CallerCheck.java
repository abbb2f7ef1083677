package com.jsonexpress.identity.token;

import com.jsonexpress.identity.error.UnavailableException;
import java.util.Optional;

/**
 * The question that the verifying side asks the runtime about each token. Provided by the runtime, where it has a
 * user store. Thread-safe.
 */
public interface CallerCheck {

    /**
     * The state of the caller at this moment.
     *
     * @param subject the {@code sub} claim
     * @param tokenVersion the stamped version
     * @param sessionId the {@code sid} claim
     * @param fresh whether no cache may answer
     * @throws UnavailableException where a store cannot be read now
     */
    CallerState check(String subject, long tokenVersion, String sessionId, boolean fresh);

    /**
     * The state of the caller of an external issuer's token: {@link CallerState.External} or {@link CallerState.Gone}.
     *
     * @param fresh whether no cache may answer
     * @throws UnavailableException where a store cannot be read now
     */
    default CallerState checkExternal(ExternalCaller caller, boolean fresh) {
        return new CallerState.External(Optional.empty());
    }
}
