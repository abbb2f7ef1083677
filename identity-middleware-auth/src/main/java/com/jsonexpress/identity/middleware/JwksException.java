package com.jsonexpress.identity.middleware;

/** Why a key, or a whole key set, cannot be used, in words that follow its name. Has no stack trace. */
final class JwksException extends Exception {
    private static final long serialVersionUID = 1L;

    JwksException(String problem) {
        super(problem, null, false, false);
    }

    /** The words. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
