package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.util.Optional;

/** True or false. */
public record BooleanType() implements FieldType {

    @Override
    public Result<Object> read(String field, Object value) {
        return value instanceof Boolean ? Result.ok(value) : FieldType.wrongType(field, "true or false");
    }

    @Override
    public Object parse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    @Override
    public long maxSize() {
        return 5;
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }
}
