package com.jsonexpress.identity.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One declared key: its name, how its text is read, its default and its meaning. Immutable.
 *
 * @param <T> the type of its value
 */
public final class ConfigKey<T> {

    /** Reads a text, or says in one sentence what was expected. */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(String text) throws IllegalArgumentException;
    }

    private final String name;
    private final String meaning;
    private final @Nullable String defaultText;
    private final boolean secret;
    private final Parser<T> parser;

    private ConfigKey(String name, String meaning, @Nullable String defaultText, boolean secret, Parser<T> parser) {
        this.name = Objects.requireNonNull(name);
        this.meaning = Objects.requireNonNull(meaning);
        this.defaultText = defaultText;
        this.secret = secret;
        this.parser = parser;
    }

    /** A key with a parser of its own; {@code parser} throws {@code IllegalArgumentException} with the expectation. */
    public static <T> ConfigKey<T> of(String name, String meaning, Parser<T> parser) {
        return new ConfigKey<>(name, meaning, null, false, parser);
    }

    public static ConfigKey<String> text(String name, String meaning) {
        return of(name, meaning, text -> text);
    }

    public static ConfigKey<Secret> secret(String name, String meaning) {
        return new ConfigKey<>(name, meaning, null, true, Secret::of);
    }

    /** {@code true} or {@code false}. */
    public static ConfigKey<Boolean> bool(String name, String meaning) {
        return of(name, meaning, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        });
    }

    public static ConfigKey<Integer> integer(String name, String meaning, int min, int max) {
        String expected = "expected a whole number from " + min + " to " + max;
        return of(name, meaning, text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below, with the range
            }
            throw new IllegalArgumentException(expected);
        });
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 15m}, {@code 1h}, {@code 30d}, within the bounds. */
    public static ConfigKey<Duration> duration(String name, String meaning, Duration min, Duration max) {
        return of(name, meaning, text -> {
            Duration value = Durations.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "expected from " + Durations.format(min) + " to " + Durations.format(max));
            }
            return value;
        });
    }

    /** Parts separated by commas, each trimmed; an empty text is an empty list. */
    public static ConfigKey<List<String>> list(String name, String meaning) {
        return of(
                name,
                meaning,
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> ConfigKey<E> choice(String name, String meaning, Class<E> type) {
        String expected = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ", "expected ", ""));
        return of(
                name,
                meaning,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(expected)));
    }

    /** The same key with a default, given as the text an operator would write. */
    public ConfigKey<T> orElse(String text) {
        return new ConfigKey<>(name, meaning, text, secret, parser);
    }

    /** The same key, which also refuses values that fail {@code test}. */
    public ConfigKey<T> where(Predicate<? super T> test, String expectation) {
        return new ConfigKey<>(name, meaning, defaultText, secret, text -> {
            T value = parser.parse(text);
            if (!test.test(value)) {
                throw new IllegalArgumentException(expectation);
            }
            return value;
        });
    }

    /** The same key with another type, made from this one's value. */
    public <R> ConfigKey<R> map(Function<? super T, ? extends R> change) {
        return new ConfigKey<>(name, meaning, defaultText, secret, text -> change.apply(parser.parse(text)));
    }

    public String name() {
        return name;
    }

    /** One sentence for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The default as an operator would write it; empty where there is none. */
    public java.util.Optional<String> defaultText() {
        return java.util.Optional.ofNullable(defaultText);
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** Reads a text; {@code IllegalArgumentException} says what was expected and never repeats the text. */
    public T parse(String text) {
        return parser.parse(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
