package com.jsonexpress.identity.field;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Custom fields to set and to clear; those in neither stay. Immutable. Prints names alone.
 *
 * @param set values by name
 * @param cleared names; a field that is cleared has no value any more, and no default either
 */
public record FieldChanges(Map<String, Object> set, Set<String> cleared) {
    /** Nothing. */
    public static final FieldChanges NONE = new FieldChanges(Map.of(), Set.of());

    public FieldChanges {
        set = Map.copyOf(set);
        cleared = Set.copyOf(cleared);
        if (cleared.stream().anyMatch(set::containsKey)) {
            throw new IllegalArgumentException("a field is set and cleared at once");
        }
    }

    /** Sets these. */
    public static FieldChanges setting(Map<String, Object> values) {
        return new FieldChanges(values, Set.of());
    }

    /** As in a JSON body: what is null is cleared. */
    public static FieldChanges of(Map<String, ? extends @Nullable Object> members) {
        Map<String, Object> set = new HashMap<>();
        Set<String> cleared = new HashSet<>();
        members.forEach((name, value) -> {
            if (value == null) {
                cleared.add(name);
            } else {
                set.put(name, value);
            }
        });
        return new FieldChanges(set, cleared);
    }

    public boolean isEmpty() {
        return set.isEmpty() && cleared.isEmpty();
    }

    /** The fields that are touched, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(set.keySet());
        names.addAll(cleared);
        return names;
    }

    /** The values after these changes. */
    public Map<String, Object> applyTo(Map<String, Object> values) {
        Map<String, Object> merged = new HashMap<>(values);
        merged.putAll(set);
        merged.keySet().removeAll(cleared);
        return Map.copyOf(merged);
    }

    @Override
    public String toString() {
        return "FieldChanges" + names();
    }
}
