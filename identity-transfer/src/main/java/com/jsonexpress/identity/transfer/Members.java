package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one object, read by name and type; what is at fault is collected. Null is as if it were not there. */
final class Members {
    private static final int LONGEST_NAME = 64;

    private final Map<String, @Nullable Object> members;
    private final Set<String> asked = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    Members(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    Optional<String> text(String name) {
        return value(name, String.class, "a text");
    }

    String required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(name))) {
            refuse(name, "required", "Give " + name + ".");
        }
        return text.orElse("");
    }

    boolean truth(String name) {
        return value(name, Boolean.class, "true or false").orElse(false);
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                refuse(name, "wrong_type", name + " must be a time such as 2026-01-31T12:00:00Z.");
                return Optional.empty();
            }
        });
    }

    @SuppressWarnings("unchecked") // the reader makes no other maps
    Optional<Map<String, @Nullable Object>> object(String name) {
        return value(name, Map.class, "an object").map(map -> (Map<String, @Nullable Object>) map);
    }

    void refuse(String name, String code, String detail) {
        asked.add(name);
        errors.add(new FieldError(name, code, detail));
    }

    /** The value that was made of it, where nothing is at fault and no member was left unread. */
    <T> Result<T> result(T value) {
        members.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> errors.add(new FieldError(
                        shown(name), "field_not_accepted", "This member is not known; custom fields go into fields.")));
        return errors.isEmpty()
                ? Result.ok(value)
                : Result.failed(Failure.fields(CommonError.VALIDATION_FAILED, errors));
    }

    /** A name that a file brings goes into a report and to a terminal. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    private <T> Optional<T> value(String name, Class<T> type, String told) {
        asked.add(name);
        Object value = members.get(name);
        if (value == null || type.isInstance(value)) {
            return Optional.ofNullable(value).map(type::cast);
        }
        refuse(name, "wrong_type", name + " must be " + told + ".");
        return Optional.empty();
    }
}
