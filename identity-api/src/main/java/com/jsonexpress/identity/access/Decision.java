package com.jsonexpress.identity.access;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import java.util.Optional;

/**
 * What a rule says.
 *
 * @param refusal the failure to answer with; empty where the rule allows
 */
public record Decision(Optional<ErrorCode> refusal) {
    public static final Decision ALLOW = new Decision(Optional.empty());
    /** 403: the caller may know that it is there. */
    public static final Decision FORBID = refuse(CommonError.FORBIDDEN);
    /** 404: the caller may not even know that. */
    public static final Decision HIDE = refuse(CommonError.NOT_FOUND);
    /** 401: nobody is signed in. */
    public static final Decision SIGN_IN = refuse(CommonError.UNAUTHENTICATED);

    /** A refusal with a code of one's own, such as 403 {@code terms_not_accepted}. */
    public static Decision refuse(ErrorCode code) {
        return new Decision(Optional.of(code));
    }

    public boolean allows() {
        return refusal.isEmpty();
    }

    /** How little it tells: nothing is told of a thing to whoever has to sign in, more by 404, and most by any other. */
    int reserve() {
        return refusal.map(code -> switch (code.status()) {
                    case 401 -> 3;
                    case 404 -> 2;
                    default -> 1;
                })
                .orElse(0);
    }
}
