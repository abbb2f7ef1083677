package com.jsonexpress.identity.access;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import java.util.Optional;

/** What a rule says, from the friendliest to the most reserved. */
public enum Decision {
    ALLOW(null),
    /** 403: the caller may know that it is there. */
    FORBID(CommonError.FORBIDDEN),
    /** 404: the caller may not even know that. */
    HIDE(CommonError.NOT_FOUND),
    /** 401: nobody is signed in. */
    SIGN_IN(CommonError.UNAUTHENTICATED);

    @SuppressWarnings("ImmutableEnumChecker") // error codes are immutable by contract
    private final @org.jspecify.annotations.Nullable ErrorCode refusal;

    Decision(@org.jspecify.annotations.Nullable ErrorCode refusal) {
        this.refusal = refusal;
    }

    /** The failure to answer with; empty for {@link #ALLOW}. */
    public Optional<ErrorCode> refusal() {
        return Optional.ofNullable(refusal);
    }
}
