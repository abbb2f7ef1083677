package com.jsonexpress.identity.schema;

import java.util.Objects;

/**
 * What a user is found by. Today the one kind is {@code email}.
 *
 * @param kind such as {@code email}
 * @param value canonical; two spellings of one identifier have one value
 */
public record Identifier(String kind, String value) {
    public static final String EMAIL = "email";

    public Identifier {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
