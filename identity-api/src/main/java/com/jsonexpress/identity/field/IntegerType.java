package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole number, kept as a {@code Long}. The bounds lie within ±(2<sup>53</sup>−1), which every JSON client reads
 * exactly (RFC 7493 §2.2).
 *
 * @param min the least value
 * @param max the greatest value
 */
public record IntegerType(long min, long max) implements FieldType {
    private static final long SAFE = (1L << 53) - 1;
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,15}");

    @Override
    public Result<Object> read(String field, Object value) {
        if (!(value instanceof Long || value instanceof Integer)) {
            return FieldType.wrongType(field, "a whole number");
        }
        long number = ((Number) value).longValue();
        return number < min || number > max
                ? FieldType.refuse(field, "out_of_range", field + " must be from " + min + " to " + max + ".")
                : Result.ok(number);
    }

    @Override
    public Object parse(String text) {
        return NUMBER.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
    }

    @Override
    public long maxSize() {
        return 17;
    }

    @Override
    public Optional<String> problem() {
        return min > max || min < -SAFE || max > SAFE
                ? Optional.of("its bounds are not in order, or beyond what JSON clients read exactly")
                : Optional.empty();
    }
}
