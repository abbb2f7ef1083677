package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.token.ClaimNames;
import com.jsonexpress.identity.token.Principal;
import java.util.Optional;

/** The token version that a caller's own token carries: what the guard has found to be the user's. */
public final class CallerVersion {
    private CallerVersion() {}

    /** Empty for the caller of an external issuer. */
    public static Optional<Long> of(Principal caller) {
        return caller.own() && caller.claims().get(ClaimNames.TOKEN_VERSION) instanceof Number version
                ? Optional.of(version.longValue())
                : Optional.empty();
    }
}
