package com.jsonexpress.identity.error;

import java.util.Optional;

/**
 * A stable, public reason for a failure. Each feature brings its own enum, so that a plugin can add codes.
 *
 * <p>Implementations are immutable.
 */
public interface ErrorCode {

    /** The stable name clients may rely on, in snake_case. */
    String code();

    /** The HTTP status that stands for it, 400 to 599. */
    int status();

    /** One sentence that may be shown to anybody. */
    String title();

    /** What a 401 adds to {@code WWW-Authenticate: Bearer}, such as {@code error="invalid_token"} (RFC 6750 §3). */
    default Optional<String> challenge() {
        return Optional.empty();
    }
}
