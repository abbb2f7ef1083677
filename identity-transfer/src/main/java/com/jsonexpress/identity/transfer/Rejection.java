package com.jsonexpress.identity.transfer;

import java.util.Objects;

/**
 * What is wrong with one line. Never holds a value of it.
 *
 * @param line counted from 1; in a document, the user's place in its list
 * @param field at fault; empty where it is the line as a whole
 * @param code stable, in snake_case
 * @param detail one sentence or two, with the remedy
 */
public record Rejection(long line, String field, String code, String detail) {
    public Rejection {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
