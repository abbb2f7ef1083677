package com.jsonexpress.identity.error;

import java.time.Duration;

/**
 * Something that is needed does not answer now. Answered with 503 and {@code Retry-After}; it never means "absent" or
 * "invalid". Messages name the part that failed and hold no secret.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public UnavailableException(String message) {
        this(message, Duration.ofSeconds(2));
    }

    /** Without a stack trace: refusing many at once must cost next to nothing. */
    public UnavailableException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = Duration.ofSeconds(2);
    }

    /** How long a client should wait before it tries again; at least one second on the wire. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
