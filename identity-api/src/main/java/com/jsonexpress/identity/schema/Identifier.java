package com.jsonexpress.identity.schema;

import java.util.Objects;

/**
 * What a user is found by.
 *
 * @param kind {@code email}, {@code external-id}, or the name of a unique custom field
 * @param value canonical; two spellings of one identifier have one value
 */
public record Identifier(String kind, String value) {
    public static final String EMAIL = "email";
    public static final String EXTERNAL = "external-id";

    public Identifier {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
