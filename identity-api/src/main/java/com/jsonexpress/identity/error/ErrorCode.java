package com.jsonexpress.identity.error;

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
}
