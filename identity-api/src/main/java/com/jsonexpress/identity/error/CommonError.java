package com.jsonexpress.identity.error;

import java.util.Locale;
import java.util.Optional;

/** The failures that any route can have. */
public enum CommonError implements ErrorCode {
    BAD_REQUEST(400, "The request cannot be understood."),
    INVALID_PATH(400, "The path has more than one reading."),
    INVALID_JSON(400, "The body is not the JSON that is asked for."),
    VALIDATION_FAILED(400, "Some fields are not valid."),
    FIELD_NOT_ACCEPTED(400, "This field is not accepted here."),
    UNAUTHENTICATED(401, "Sign in first."),
    INVALID_ACCESS_TOKEN(401, "The access token is not valid."),
    FORBIDDEN(403, "You may not do this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This method is not offered here."),
    BODY_TOO_LARGE(413, "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json."),
    TOO_MANY_REQUESTS(429, "Too many attempts. Try again later."),
    HEADERS_TOO_LARGE(431, "The header fields are too large."),
    INTERNAL_ERROR(500, "Something went wrong on our side."),
    UNAVAILABLE(503, "Try again in a moment.");

    private final int status;
    private final String title;

    CommonError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The name in lower case; for a bad access token the word of RFC 6750 §3.1, {@code invalid_token}. */
    @Override
    public String code() {
        return this == INVALID_ACCESS_TOKEN ? "invalid_token" : name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> challenge() {
        return this == INVALID_ACCESS_TOKEN ? Optional.of("error=\"invalid_token\"") : Optional.empty();
    }
}
