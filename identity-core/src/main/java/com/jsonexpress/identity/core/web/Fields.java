package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.field.FieldChanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a body, taken one by one by the names that a route knows. {@link #done} refuses the rest and tells all
 * mistakes together. Not thread-safe.
 */
final class Fields {
    /** How many unknown members are told: thousands fit into a body, and the answer would be many times as large. */
    private static final int MAX_UNKNOWN = 16;

    private static final Set<String> UNTOUCHABLE = Set.of("password", "passwordhash", "tokenversion");

    private final Map<String, ? extends @Nullable Object> members;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    Fields(Map<String, ? extends @Nullable Object> members) {
        this.members = members;
    }

    /** A text that must be there; empty, and a mistake, where it is not. */
    String text(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(name))) {
            errors.add(new FieldError(name, "required", "Give " + name + "."));
        }
        return text.orElse("");
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class, "a text");
    }

    Optional<Boolean> optionalBool(String name) {
        return optional(name, Boolean.class, "true or false");
    }

    /** Refuses, with 400 {@code field_not_accepted}, what nobody may ever write (contract 2.3), in any case. */
    Fields refuseUntouchable() {
        members.keySet().stream()
                .filter(name -> UNTOUCHABLE.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(Fields::refuse);
        return this;
    }

    /** Refuses every member but these, naming the first. */
    void refuseAllBut(Set<String> names) {
        members.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(Fields::refuse);
    }

    /** The members that are custom fields of these names; a null clears. Who may write them is not looked at here. */
    FieldChanges custom(Set<String> names) {
        Map<String, @Nullable Object> custom = new HashMap<>(members);
        custom.keySet().retainAll(names);
        known.addAll(custom.keySet());
        return FieldChanges.of(custom);
    }

    /** To be called last: 400 with every mistake, the first {@value #MAX_UNKNOWN} unknown members included. */
    void done() {
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(MAX_UNKNOWN)
                .forEach(name ->
                        errors.add(new FieldError(shortened(name), "unknown_field", "This field is not known here.")));
        if (!errors.isEmpty()) {
            throw new FailureException(Failure.fields(CommonError.VALIDATION_FAILED, errors));
        }
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        known.add(name);
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            errors.add(new FieldError(name, "wrong_type", name + " must be " + expected + "."));
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    private static void refuse(String name) {
        String field = shortened(name);
        throw new FailureException(Failure.fields(
                CommonError.FIELD_NOT_ACCEPTED,
                List.of(new FieldError(field, "field_not_accepted", "This field is not accepted here."))));
    }

    /** At most 64 characters, cut between code points. */
    static String shortened(String name) {
        if (name.length() <= 64) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(63)) ? 63 : 64);
    }
}
