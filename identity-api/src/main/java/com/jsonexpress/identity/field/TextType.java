package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of 1 to {@code maxLength} code points, without control characters but tabs and line breaks. Kept as given.
 *
 * @param maxLength 1 to 4,096 code points
 * @param pattern what the whole text must match; how long a match takes is in the hands of whoever declares it
 */
public record TextType(int maxLength, Optional<Pattern> pattern) implements FieldType {
    private static final int LONGEST = 4_096;

    @Override
    public Result<Object> read(String field, Object value) {
        if (!(value instanceof String text)) {
            return FieldType.wrongType(field, "a text");
        }
        if (text.isEmpty()) {
            return FieldType.refuse(field, "too_short", field + " must not be empty; null clears it.");
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            return FieldType.refuse(field, "too_long", field + " has at most " + maxLength + " characters.");
        }
        if (!isClean(text) || !pattern.map(form -> form.matcher(text).matches()).orElse(true)) {
            return FieldType.refuse(field, "invalid_form", field + " does not have the form that is asked for.");
        }
        return Result.ok(text);
    }

    @Override
    public long maxSize() {
        return maxLength;
    }

    @Override
    public Optional<String> problem() {
        return maxLength < 1 || maxLength > LONGEST
                ? Optional.of("its maximal length is not from 1 to " + LONGEST)
                : Optional.empty();
    }

    /** Lone surrogates and NUL are characters that not every store can keep. */
    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
                        || Character.getType(c) == Character.SURROGATE);
    }
}
