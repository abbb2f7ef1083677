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

    /**
     * Text of 1 to {@code maxLength} code points, without control characters but tabs and line breaks.
     *
     * @param name a letter, then letters, digits or {@code _}, at most 64 characters; none that is built in
     * @param maxLength 1 to 4,096; 128 at most where it is unique or filterable
     */
    public static UserField text(String name, int maxLength) {
        return new UserField(name, new TextType(maxLength, Optional.empty()));
    }

    /**
     * Likewise, where the text matches the pattern as a whole.
     *
     * @throws java.util.regex.PatternSyntaxException at once, where the pattern is none
     */
    public static UserField text(String name, int maxLength, String pattern) {
        return new UserField(name, new TextType(maxLength, Optional.of(Pattern.compile(pattern))));
    }

    /** A whole number from {@code min} to {@code max}, both within &plusmn;(2<sup>53</sup>&minus;1). */
    public static UserField integer(String name, long min, long max) {
        return new UserField(name, new IntegerType(min, max));
    }

    /** True or false. */
    public static UserField bool(String name) {
        return new UserField(name, new BooleanType());
    }

    /** A moment, in RFC 3339, of the years 0 to 9999; kept in UTC, to the millisecond. */
    public static UserField instant(String name) {
        return new UserField(name, new InstantType());
    }

    /** One of these texts: 1 to 64 different ones, each of 1 to 64 characters and not blank. */
    public static UserField choice(String name, String... options) {
        return new UserField(name, new ChoiceType(List.of(options)));
    }

    /** A list of at most {@code maxItems} texts (1 to 256), each of 1 to {@code maxLength} code points (1 to 4,096). */
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

    /** It must be given at registration, and cannot be cleared. Needs {@code writeBy(OWNER)} or wider, and no default. */
    public UserField required() {
        return changed(copy -> copy.required = true);
    }

    /**
     * At most one user has a value, whatever its case. Whoever may write it can learn which values are taken. For texts and
     * whole numbers, and without a default.
     */
    public UserField unique() {
        return changed(copy -> copy.unique = true);
    }

    /** Users can be listed by it. Not for lists. */
    public UserField filterable() {
        return changed(copy -> copy.filterable = true);
    }

    /** What a new user has where nothing was given: a value of the field, which is neither required nor unique. */
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
