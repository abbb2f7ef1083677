package com.jsonexpress.identity.error;

import java.util.Objects;

/**
 * What is wrong with one field of the input. Never holds the refused value.
 *
 * @param field the name of the field as the client wrote it
 * @param code stable, in snake_case
 * @param detail one sentence with the remedy
 */
public record FieldError(String field, String code, String detail) {
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
