package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of texts, in the order given.
 *
 * @param maxItems 1 to 256 texts
 * @param item what each of them is
 */
public record TextsType(int maxItems, TextType item) implements FieldType {
    private static final int MOST = 256;

    @Override
    public Result<Object> read(String field, Object value) {
        if (!(value instanceof List<?> list)) {
            return FieldType.wrongType(field, "a list of texts");
        }
        if (list.size() > maxItems) {
            return FieldType.refuse(field, "too_long", field + " has at most " + maxItems + " items.");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            Result<Object> text =
                    element == null ? FieldType.wrongType(field, "a list of texts") : item.read(field, element);
            if (!text.isOk()) {
                return text;
            }
            texts.add((String) text.orThrow());
        }
        return Result.ok(List.copyOf(texts));
    }

    @Override
    public long maxSize() {
        return (long) maxItems * item.maxLength();
    }

    @Override
    public Optional<String> problem() {
        return maxItems < 1 || maxItems > MOST
                ? Optional.of("it does not have from 1 to " + MOST + " items")
                : item.problem();
    }
}
