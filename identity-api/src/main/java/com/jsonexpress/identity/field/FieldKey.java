package com.jsonexpress.identity.field;

import com.jsonexpress.identity.schema.Identifier;
import java.util.Objects;

/**
 * What a user is found by through one of its fields; stores index it. Prints the field's name alone.
 *
 * @param identifier the field's name, and its value in canonical form: two spellings of one value are one
 * @param unique whether one user at most may have it
 */
public record FieldKey(Identifier identifier, boolean unique) {
    public FieldKey {
        Objects.requireNonNull(identifier, "identifier");
    }

    /** The field's name. */
    public String field() {
        return identifier.kind();
    }

    @Override
    public String toString() {
        return "FieldKey[" + field() + "]";
    }
}
