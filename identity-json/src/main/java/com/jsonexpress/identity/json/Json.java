package com.jsonexpress.identity.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) strictly: UTF-8 without byte order mark, no duplicate member, at most 16 levels deep,
 * nothing after the document, well-formed Unicode. Thread-safe.
 *
 * <p>Values are {@code String}, {@code Boolean}, {@code Long}, {@code java.math.BigInteger} beyond its range,
 * {@code java.math.BigDecimal}, {@code List}, {@code Map} in the order of the text, and {@code null}.
 *
 * <p>The size of the text is the caller's to bound; nothing read here is larger than the text.
 */
public final class Json {
    /** The deepest nesting that is read or written; the outermost object is level one. */
    public static final int MAX_DEPTH = 16;

    /** The longest number that is read, in characters. */
    public static final int MAX_NUMBER_LENGTH = 100;

    /** The largest power of ten, up or down, that is read: a number beyond it costs its reader dear. */
    public static final int MAX_EXPONENT = 400;

    private Json() {}

    /**
     * Reads one object. What it returns may be changed and belongs to the caller.
     *
     * @throws JsonException where the text is anything else
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        return JsonReader.readObject(utf8);
    }

    /**
     * Writes a value of the types above, any other {@code Number} of the JDK's primitive kinds, any
     * {@code Collection}, and {@code Instant} as RFC 3339 in UTC, whole milliseconds at most.
     *
     * @throws IllegalArgumentException for any other type, NaN and the infinities, ill-formed Unicode, an instant
     *     outside the years 0 to 9999, and what nests deeper than {@link #MAX_DEPTH}; the message holds no value
     */
    public static byte[] write(@Nullable Object value) {
        return JsonWriter.write(value);
    }
}
