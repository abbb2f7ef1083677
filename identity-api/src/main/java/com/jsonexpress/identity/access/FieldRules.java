package com.jsonexpress.identity.access;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.token.Principal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and write each field of the application's own records:
 *
 * <pre>{@code
 * FieldRules.others(PUBLIC, OWNER).field("authorId", PUBLIC, NOBODY).field("internalNotes", ADMIN, ADMIN)
 * }</pre>
 *
 * <p>Immutable: each method gives a changed copy. Says nothing about types and limits.
 */
public final class FieldRules {
    private static final int MAX_TOLD = 16;
    private static final int MAX_NAME = 64;

    private record Rule(Audience read, Audience write) {
        Rule {
            Objects.requireNonNull(read, "read");
            Objects.requireNonNull(write, "write");
        }
    }

    private final Map<String, Rule> fields;
    private final Rule others;

    private FieldRules(Map<String, Rule> fields, Rule others) {
        this.fields = fields;
        this.others = others;
    }

    /** Starts with what holds for every field that is not named; {@code NOBODY} twice leaves the named ones alone. */
    public static FieldRules others(Audience read, Audience write) {
        return new FieldRules(Map.of(), new Rule(read, write));
    }

    /** Names a field. The name is compared exactly. */
    public FieldRules field(String name, Audience read, Audience write) {
        Map<String, Rule> more = new HashMap<>(fields);
        more.put(name, new Rule(read, write));
        return new FieldRules(Map.copyOf(more), others);
    }

    /**
     * The fields of the record that the caller may read, in their order.
     *
     * @param owns whether the record belongs to the caller
     */
    public <V extends @Nullable Object> Map<String, V> visible(
            Map<String, V> whole, Optional<Principal> caller, boolean owns) {
        return kept(whole, name -> rule(name).read().includes(caller, owns));
    }

    /**
     * The fields of the input that the caller may set, in their order; the others are silently left out.
     *
     * @param owns whether the record belongs to the caller; a record about to be created belongs to its creator
     */
    public <V extends @Nullable Object> Map<String, V> accepted(
            Map<String, V> input, Optional<Principal> caller, boolean owns) {
        return kept(input, name -> writable(name, caller, owns));
    }

    /** As {@link #accepted}, but 400 {@code field_not_accepted}, naming the fields, where one would be left out. */
    public <V extends @Nullable Object> Result<Map<String, V>> checked(
            Map<String, V> input, Optional<Principal> caller, boolean owns) {
        List<FieldError> errors = input.keySet().stream()
                .filter(name -> !writable(name, caller, owns))
                .limit(MAX_TOLD)
                .map(name -> new FieldError(
                        name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name,
                        CommonError.FIELD_NOT_ACCEPTED.code(),
                        CommonError.FIELD_NOT_ACCEPTED.title()))
                .toList();
        return errors.isEmpty()
                ? Result.ok(accepted(input, caller, owns))
                : Result.failed(Failure.fields(CommonError.FIELD_NOT_ACCEPTED, errors));
    }

    private boolean writable(String name, Optional<Principal> caller, boolean owns) {
        return rule(name).write().includes(caller, owns);
    }

    private Rule rule(String name) {
        return fields.getOrDefault(name, others);
    }

    private static <V extends @Nullable Object> Map<String, V> kept(Map<String, V> map, Predicate<String> keep) {
        Map<String, V> kept = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (keep.test(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
