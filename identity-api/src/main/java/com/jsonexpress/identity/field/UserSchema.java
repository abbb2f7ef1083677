package com.jsonexpress.identity.field;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The declared custom fields of users, together: says which input is accepted from whom, and what a reader is shown.
 * Strict: what is not declared is neither accepted nor shown. Immutable.
 *
 * <p>Who writes or reads is told as the narrowest {@link Audience} that it belongs to: {@code OWNER} for the user itself,
 * whoever registers included; {@code ADMIN} for administrators; {@code NOBODY} for trusted code.
 */
public final class UserSchema {
    /** No custom fields. */
    public static final UserSchema NONE = new UserSchema(List.of());

    private final Map<String, UserField> fields = new LinkedHashMap<>();

    /** Of sound declarations; {@code IllegalArgumentException} where there are {@link #mistakes}. */
    public UserSchema(List<UserField> declared) {
        List<Mistake> mistakes = mistakes(declared);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException("custom fields are declared wrongly: " + mistakes);
        }
        declared.forEach(field -> fields.put(field.name(), field));
    }

    /** Everything that is wrong with these declarations, alone and together. */
    public static List<Mistake> mistakes(List<UserField> declared) {
        return Declarations.mistakes(declared);
    }

    /** In the order of their declaration. */
    public List<UserField> fields() {
        return List.copyOf(fields.values());
    }

    public Optional<UserField> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The names of all fields, in the order of their declaration. */
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /**
     * Changes as they are stored.
     *
     * @return {@code field_not_accepted} naming each field that the writer may not write, or {@code validation_failed}
     *     with every mistake
     */
    public Result<FieldChanges> accept(FieldChanges changes, Audience writer) {
        return accepted(changes, field -> field.isWritableBy(writer), false);
    }

    /**
     * The values of somebody who registers, without defaults.
     *
     * @param uniqueAccepted false where the answer must not depend on what other users have
     * @return failures as from {@link #accept}
     */
    public Result<Map<String, Object>> register(FieldChanges given, boolean uniqueAccepted) {
        return accepted(
                        given,
                        field -> field.isWritableBy(Audience.OWNER) && (uniqueAccepted || !field.isUnique()),
                        true)
                .map(FieldChanges::set);
    }

    /** The values with the defaults of fields that have none. */
    public Map<String, Object> withDefaults(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        for (UserField field : fields.values()) {
            field.defaultValue()
                    .ifPresent(value ->
                            all.putIfAbsent(field.name(), field.read(value).orThrow()));
        }
        return Map.copyOf(all);
    }

    /**
     * What undoes all that an owner may have written: defaults where there are any, no value elsewhere, whatever the values
     * are now.
     */
    public FieldChanges ownersReset() {
        Map<String, Object> set = new HashMap<>();
        Set<String> cleared = new HashSet<>();
        for (UserField field : fields.values()) {
            if (field.isWritableBy(Audience.OWNER)) {
                field.defaultValue()
                        .ifPresentOrElse(
                                value -> set.put(field.name(), field.read(value).orThrow()),
                                () -> cleared.add(field.name()));
            }
        }
        return new FieldChanges(set, cleared);
    }

    /** Every field that the reader is shown, in the order of their declaration; null where a user has no value. */
    public Map<String, @Nullable Object> visible(Map<String, Object> values, Audience reader) {
        Map<String, @Nullable Object> visible = new LinkedHashMap<>();
        for (UserField field : fields.values()) {
            if (field.isReadableBy(reader)) {
                visible.put(field.name(), values.get(field.name()));
            }
        }
        return visible;
    }

    /** What a user with these stored values is found by. */
    public Set<FieldKey> keys(Map<String, Object> values) {
        return fields.values().stream()
                .filter(UserField::isKey)
                .flatMap(field -> Optional.ofNullable(values.get(field.name())).map(field::key).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names that this reader may list users by. */
    public Set<String> filters(Audience reader) {
        return fields.values().stream()
                .filter(field -> field.isKey() && field.isReadableBy(reader))
                .map(UserField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a filter looks for; a failure where the field is none, or cannot have such a value. */
    public Result<FieldKey> filter(String name, String text) {
        UserField field = fields.get(name);
        return field == null || !field.isKey()
                ? Result.failed(refusal(List.of(name)))
                : field.read(field.type().parse(text)).map(field::key);
    }

    private Result<FieldChanges> accepted(FieldChanges changes, Predicate<UserField> writable, boolean asNew) {
        List<String> refused = changes.names().stream()
                .filter(name -> find(name).filter(writable).isEmpty())
                .toList();
        if (!refused.isEmpty()) {
            return Result.failed(refusal(refused));
        }
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (UserField field : fields.values()) {
            Object given = changes.set().get(field.name());
            if (given != null) {
                Result<Object> value = field.read(given);
                if (value instanceof Result.Failed<Object> failed) {
                    errors.addAll(failed.failure().errors());
                } else {
                    values.put(field.name(), value.orThrow());
                }
            } else if (field.isRequired() && (asNew || changes.cleared().contains(field.name()))) {
                errors.add(new FieldError(field.name(), "required", "Give " + field.name() + "."));
            }
        }
        return errors.isEmpty()
                ? Result.ok(new FieldChanges(values, changes.cleared()))
                : Result.failed(Failure.fields(CommonError.VALIDATION_FAILED, errors));
    }

    private static Failure refusal(List<String> names) {
        return Failure.fields(
                CommonError.FIELD_NOT_ACCEPTED,
                names.stream()
                        .map(name -> new FieldError(name, "field_not_accepted", "This field is not accepted here."))
                        .toList());
    }
}
