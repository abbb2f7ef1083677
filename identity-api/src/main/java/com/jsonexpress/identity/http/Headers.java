package com.jsonexpress.identity.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields: names without regard to case, values in order. Immutable. */
public final class Headers {
    public static final Headers NONE = new Headers(Map.of());

    private final Map<String, List<String>> fields;

    private Headers(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    public static Headers of(Map<String, ? extends List<String>> fields) {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                copy.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        return new Headers(Collections.unmodifiableMap(copy));
    }

    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /** The first value. */
    public Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** All values, empty where the field is absent. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** A copy in which the field has this one value. A line break in name or value is refused. */
    public Headers with(String name, String value) {
        if (hasControl(name) || hasControl(value)) {
            throw new IllegalArgumentException("a header field must not hold control characters: " + clean(name));
        }
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        copy.put(name, List.of(value));
        return new Headers(Collections.unmodifiableMap(copy));
    }

    /** A copy in which every field of {@code other} replaces the one of that name. */
    public Headers with(Headers other) {
        Headers merged = this;
        for (Map.Entry<String, List<String>> field : other.fields.entrySet()) {
            TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(merged.fields);
            copy.put(field.getKey(), field.getValue());
            merged = new Headers(Collections.unmodifiableMap(copy));
        }
        return merged;
    }

    public Headers without(String name) {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        copy.remove(name);
        return new Headers(Collections.unmodifiableMap(copy));
    }

    /** Names and values; names compare without regard to case. */
    public Map<String, List<String>> asMap() {
        return fields;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f);
    }

    private static String clean(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "?").toLowerCase(Locale.ROOT);
    }

    /** The names alone: a value may be a credential. */
    @Override
    public String toString() {
        return "Headers" + fields.keySet();
    }
}
