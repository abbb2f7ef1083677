package com.jsonexpress.identity.error;

/**
 * Carries a {@link Failure} to the error boundary, which answers with it. For the edges (reading a body, a plugin's
 * handler, {@link Result#orThrow()}); flows return failures as values.
 */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code().code() + ": " + failure.detail(), null, false, false);
        this.failure = failure;
    }

    public FailureException(ErrorCode code) {
        this(Failure.of(code));
    }

    public Failure failure() {
        return failure;
    }
}
