package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.field.BooleanType;
import com.jsonexpress.identity.field.ChoiceType;
import com.jsonexpress.identity.field.FieldType;
import com.jsonexpress.identity.field.InstantType;
import com.jsonexpress.identity.field.IntegerType;
import com.jsonexpress.identity.field.TextType;
import com.jsonexpress.identity.field.TextsType;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Declared fields as JSON Schema. A pattern is left out: Java's expressions are not those of JSON Schema. */
final class FieldSchema {
    private FieldSchema() {}

    /** A value or null, which stands for no value, as JSON on one line. */
    static String of(UserField field) {
        Map<String, Object> schema = Map.of("anyOf", List.of(of(field.type()), Map.of("type", "null")));
        return new String(Json.write(schema), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> of(FieldType type) {
        if (type instanceof TextType text) {
            return Map.of("type", "string", "minLength", 1, "maxLength", text.maxLength());
        }
        if (type instanceof IntegerType integer) {
            return Map.of("type", "integer", "minimum", integer.min(), "maximum", integer.max());
        }
        if (type instanceof ChoiceType choice) {
            return Map.of("enum", choice.options());
        }
        if (type instanceof TextsType texts) {
            return Map.of("type", "array", "maxItems", texts.maxItems(), "items", of(texts.item()));
        }
        if (type instanceof InstantType) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type instanceof BooleanType) {
            return Map.of("type", "boolean");
        }
        throw new IllegalStateException("a type of fields without a schema: " + type.getClass());
    }
}
