package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One of a few texts.
 *
 * @param options 1 to 64 different ones, each of 1 to 64 characters
 */
public record ChoiceType(List<String> options) implements FieldType {
    private static final int MOST = 64;

    public ChoiceType {
        options = List.copyOf(options);
    }

    @Override
    public Result<Object> read(String field, Object value) {
        return value instanceof String text && options.contains(text)
                ? Result.ok(text)
                : FieldType.refuse(
                        field, "no_such_option", field + " must be one of " + String.join(", ", options) + ".");
    }

    @Override
    public long maxSize() {
        return options.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public Optional<String> problem() {
        boolean sound = !options.isEmpty()
                && options.size() <= MOST
                && new HashSet<>(options).size() == options.size()
                && options.stream().allMatch(option -> option.length() <= MOST && !option.isBlank());
        return sound
                ? Optional.empty()
                : Optional.of("its options are not 1 to 64 different texts of 1 to 64 characters");
    }
}
