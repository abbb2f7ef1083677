package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.Refusal;

/** Leaves a step of the verification; becomes a value at the verifier's one exit. Has no stack trace. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Both are constants of ours: nothing of a token goes in. */
    RefusedException(String reason, String remedy) {
        super(reason, null, false, false);
        this.refusal = new Refusal(reason, remedy);
    }

    Refusal refusal() {
        return refusal;
    }
}
