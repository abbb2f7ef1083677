package com.jsonexpress.identity.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Header fields: names without regard to case, values in order. Immutable. */
public final class Headers {
    public static final Headers NONE = new Headers(List.of());

    private static final String TOKEN_MARKS = "!#$%&'*+.^_`|~-";

    /** No two have one name. A request has so few that looking through them is faster than any map. */
    private final List<Field> fields;

    private record Field(String name, List<String> values) {
        boolean isCalled(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /** Fields as a server received them; names that differ in case alone become one field. Nothing is checked. */
    public static Headers of(Map<String, ? extends List<String>> fields) {
        List<Field> all = new ArrayList<>(fields.size());
        fields.forEach((name, values) -> {
            int same = indexOf(all, name);
            if (same < 0) {
                all.add(new Field(name, List.copyOf(values)));
            } else {
                Field first = all.get(same);
                all.set(same, new Field(first.name(), joined(first.values(), values)));
            }
        });
        return new Headers(all);
    }

    /** Fields of a server that tells the values of a name in any case; a name in several is asked for once. */
    public static Headers of(Iterator<String> names, Function<String, ? extends List<String>> values) {
        List<Field> all = new ArrayList<>();
        while (names.hasNext()) {
            String name = names.next();
            if (indexOf(all, name) < 0) {
                all.add(new Field(name, List.copyOf(values.apply(name))));
            }
        }
        return new Headers(all);
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
        int at = indexOf(fields, name);
        return at < 0 ? List.of() : fields.get(at).values();
    }

    private static int indexOf(List<Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isCalled(name)) {
                return i;
            }
        }
        return -1;
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
        return with(List.of(new Field(name, List.of(value))));
    }

    /** A copy in which every field of {@code other} replaces the one of that name. */
    public Headers with(Headers other) {
        return with(other.fields);
    }

    private Headers with(List<Field> others) {
        List<Field> copy = new ArrayList<>(fields.size() + others.size());
        copy.addAll(fields);
        for (Field other : others) {
            int same = indexOf(copy, other.name());
            if (same < 0) {
                copy.add(other);
            } else {
                copy.set(same, other);
            }
        }
        return new Headers(copy);
    }

    /** A copy without the field. */
    public Headers without(String name) {
        return without(name::equalsIgnoreCase);
    }

    /** Without the fields whose name is such; itself where none is. */
    Headers without(Predicate<String> unwanted) {
        for (Field field : fields) {
            if (unwanted.test(field.name())) {
                return new Headers(fields.stream()
                        .filter(each -> !unwanted.test(each.name()))
                        .toList());
            }
        }
        return this;
    }

    /** Whether a value holds a control character other than a tab (RFC 9110 §5.5). */
    public boolean hasControl() {
        for (Field field : fields) {
            for (String value : field.values()) {
                if (hasControl(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 && c != '\t' || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** The sum of all names and values, in characters; a name counts for each of its values. */
    int length() {
        int length = 0;
        for (Field field : fields) {
            for (String value : field.values()) {
                length += field.name().length() + value.length();
            }
        }
        return length;
    }

    /** Calls with each name and its values. */
    public void forEach(BiConsumer<String, List<String>> action) {
        for (Field field : fields) {
            action.accept(field.name(), field.values());
        }
    }

    /** A sorted copy; names compare without regard to case. */
    public SortedMap<String, List<String>> asMap() {
        SortedMap<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        forEach(map::put);
        return Collections.unmodifiableSortedMap(map);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Whether it can be the name of a field or of a method (RFC 9110 §5.6.2). */
    public static boolean isToken(String name) {
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
        return "Headers" + fields.stream().map(Field::name).toList();
    }
}
