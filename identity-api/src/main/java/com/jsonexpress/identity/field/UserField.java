package com.jsonexpress.identity.field;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.Identifier;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A custom field of users, declared once. Immutable: each method gives a changed copy. Unless it is said otherwise, the
 * owner reads it and administrators write it.
 *
 * <p>Whether a declaration is sound is looked at when it joins a {@link UserSchema}: then every mistake is told at once.
 */
public final class UserField {
    /** The longest text that can be unique or filterable, in code points. */
    static final int LONGEST_KEY = 128;

    private final String name;
    private final FieldType type;
    private Audience readBy = Audience.OWNER;
    private Audience writeBy = Audience.ADMIN;
    private boolean required;
    private boolean unique;
    private boolean filterable;
    private Optional<Object> defaultValue = Optional.empty();

    private UserField(String name, FieldType type) {
        this.name = name;
        this.type = type;
    }

    /** Text of 1 to so many code points. */
    public static UserField text(String name, int maxLength) {
        return new UserField(name, new TextType(maxLength, Optional.empty()));
    }

    /** Text that matches the pattern as a whole. */
    public static UserField text(String name, int maxLength, String pattern) {
        return new UserField(name, new TextType(maxLength, Optional.of(Pattern.compile(pattern))));
    }

    /** A whole number within bounds. */
    public static UserField integer(String name, long min, long max) {
        return new UserField(name, new IntegerType(min, max));
    }

    /** True or false. */
    public static UserField bool(String name) {
        return new UserField(name, new BooleanType());
    }

    /** A moment, in RFC 3339. */
    public static UserField instant(String name) {
        return new UserField(name, new InstantType());
    }

    /** One of these texts. */
    public static UserField choice(String name, String... options) {
        return new UserField(name, new ChoiceType(List.of(options)));
    }

    /** A list of texts. */
    public static UserField texts(String name, int maxItems, int maxLength) {
        return new UserField(name, new TextsType(maxItems, new TextType(maxLength, Optional.empty())));
    }

    /** Says who is shown it. */
    public UserField readBy(Audience audience) {
        return changed(copy -> copy.readBy = audience);
    }

    /** Says who may set and clear it. */
    public UserField writeBy(Audience audience) {
        return changed(copy -> copy.writeBy = audience);
    }

    /** It must be given at registration, and cannot be cleared. */
    public UserField required() {
        return changed(copy -> copy.required = true);
    }

    /** At most one user has a value, whatever its case. Whoever may write it can learn which values are taken. */
    public UserField unique() {
        return changed(copy -> copy.unique = true);
    }

    /** Users can be listed by it. */
    public UserField filterable() {
        return changed(copy -> copy.filterable = true);
    }

    /** What a new user has where nothing was given. */
    public UserField defaultValue(Object value) {
        return changed(copy -> copy.defaultValue = Optional.of(value));
    }

    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    public Audience readBy() {
        return readBy;
    }

    public Audience writeBy() {
        return writeBy;
    }

    public Optional<Object> defaultValue() {
        return defaultValue;
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isUnique() {
        return unique;
    }

    public boolean isFilterable() {
        return filterable;
    }

    /** Whether somebody of this audience, and of none that is narrower, is shown it. */
    public boolean isReadableBy(Audience reader) {
        return readBy.compareTo(reader) <= 0;
    }

    /** Whether somebody of this audience, and of none that is narrower, may write it. */
    public boolean isWritableBy(Audience writer) {
        return writeBy.compareTo(writer) <= 0;
    }

    boolean isKey() {
        return unique || filterable;
    }

    Result<Object> read(Object value) {
        return type.read(name, value);
    }

    /** What a stored value is found by. */
    FieldKey key(Object stored) {
        return new FieldKey(new Identifier(name, canonical(stored.toString())), unique);
    }

    /** Upper case first: what differs in lower case alone, such as a final sigma, is one. */
    private static String canonical(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private UserField changed(Consumer<UserField> change) {
        UserField copy = new UserField(name, type);
        copy.readBy = readBy;
        copy.writeBy = writeBy;
        copy.required = required;
        copy.unique = unique;
        copy.filterable = filterable;
        copy.defaultValue = defaultValue;
        change.accept(copy);
        return copy;
    }

    @Override
    public String toString() {
        return "UserField[" + name + "]";
    }
}
