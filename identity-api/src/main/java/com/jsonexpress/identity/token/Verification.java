package com.jsonexpress.identity.token;

import com.jsonexpress.identity.error.ErrorCode;
import java.util.Optional;

/** What became of a presented token. */
public sealed interface Verification {

    /**
     * The token is good.
     *
     * @param principal the caller
     * @param confinement set where the caller may do nothing but repair its account (change a seeded password); the
     *     code that every other route answers with
     */
    record Verified(Principal principal, Optional<ErrorCode> confinement) implements Verification {}

    /** The token is not good. */
    record Refused(Refusal refusal) implements Verification {}

    static Verification refused(String reason, String remedy) {
        return new Refused(new Refusal(reason, remedy));
    }
}
