package com.jsonexpress.identity.core.spi;

/** The job can never succeed. Messages hold no secret. */
public final class PermanentFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
