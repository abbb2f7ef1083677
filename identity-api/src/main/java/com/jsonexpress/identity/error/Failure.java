package com.jsonexpress.identity.error;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An expected failure, as a value.
 *
 * @param code the public reason
 * @param detail a public sentence that says what to do
 * @param errors the fields at fault; may be empty
 * @param retryAfter when a repeat makes sense (statuses 429 and 503)
 */
public record Failure(ErrorCode code, String detail, List<FieldError> errors, Optional<Duration> retryAfter) {
    public Failure {
        errors = List.copyOf(errors);
    }

    public static Failure of(ErrorCode code) {
        return new Failure(code, code.title(), List.of(), Optional.empty());
    }

    public static Failure of(ErrorCode code, String detail) {
        return new Failure(code, detail, List.of(), Optional.empty());
    }

    public static Failure fields(ErrorCode code, List<FieldError> errors) {
        String detail = errors.isEmpty() ? code.title() : errors.get(0).detail();
        return new Failure(code, detail, errors, Optional.empty());
    }

    public static Failure later(ErrorCode code, Duration retryAfter) {
        return new Failure(code, code.title(), List.of(), Optional.of(retryAfter));
    }
}
