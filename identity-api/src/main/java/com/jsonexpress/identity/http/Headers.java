package com.jsonexpress.identity.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Header fields: names without regard to case, values in order. Immutable. */
public final class Headers {
    public static final Headers NONE = new Headers(nothing());

    private static final String TOKEN_MARKS = "!#$%&'*+.^_`|~-";

    /** A copy of a sorted map is made without a comparison. */
    private final SortedMap<String, List<String>> fields;

    private Headers(SortedMap<String, List<String>> fields) {
        this.fields = Collections.unmodifiableSortedMap(fields);
    }

    /** Fields as a server received them; names that differ in case alone become one field. Nothing is checked. */
    public static Headers of(Map<String, ? extends List<String>> fields) {
        TreeMap<String, List<String>> copy = nothing();
        fields.forEach((name, values) -> copy.merge(name, List.copyOf(values), Headers::joined));
        return new Headers(copy);
    }

    /** One field; see {@link #with(String, String)}. */
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

    /**
     * A copy in which the field has this one value.
     *
     * @throws IllegalArgumentException where the name is no token (RFC 9110 §5.6.2) or the value holds a control
     *     character or one beyond ISO 8859-1: servers that cut characters to bytes send U+010A as a line break
     */
    public Headers with(String name, String value) {
        if (!isToken(name) || !isFieldValue(value)) {
            throw new IllegalArgumentException("not a header field that can be sent: " + clean(name));
        }
        return changed(copy -> copy.put(name, List.of(value)));
    }

    /** A copy in which every field of {@code other} replaces the one of that name. */
    public Headers with(Headers other) {
        return changed(copy -> copy.putAll(other.fields));
    }

    /** A copy without the field. */
    public Headers without(String name) {
        return changed(copy -> copy.remove(name));
    }

    private Headers changed(Consumer<Map<String, List<String>>> change) {
        TreeMap<String, List<String>> copy = new TreeMap<>(fields);
        change.accept(copy);
        return new Headers(copy);
    }

    private static TreeMap<String, List<String>> nothing() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /** Whether a value holds a control character other than a tab (RFC 9110 §5.5). */
    public boolean hasControl() {
        for (List<String> values : fields.values()) {
            for (String value : values) {
                for (int i = 0; i < value.length(); i++) {
                    char c = value.charAt(i);
                    if (c < 0x20 && c != '\t' || c == 0x7f) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Names and values; names compare without regard to case. */
    public Map<String, List<String>> asMap() {
        return fields;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isFieldValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 || c > 0xff || c == 0x7f) && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String clean(String name) {
        return name.substring(0, Math.min(name.length(), 64))
                .replaceAll("[^A-Za-z0-9-]", "?")
                .toLowerCase(Locale.ROOT);
    }

    /** The names alone: a value may be a credential. */
    @Override
    public String toString() {
        return "Headers" + fields.keySet();
    }
}
