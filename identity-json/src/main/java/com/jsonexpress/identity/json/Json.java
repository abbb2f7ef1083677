package com.jsonexpress.identity.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) strictly: UTF-8 without byte order mark, no duplicate member, at most 16 levels deep,
 * nothing after the document, well-formed Unicode. Thread-safe.
 *
 * <p>Values are {@code String}, {@code Boolean}, {@code Long}, {@code java.math.BigInteger} beyond its range,
 * {@code java.math.BigDecimal}, {@code List}, {@code Map} in the order of the text, and {@code null}.
 */
public final class Json {
    private Json() {}

    /**
     * Reads one object.
     *
     * @throws JsonException where the text is anything else
     */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        throw new JsonException("not yet");
    }

    /** Writes a value of the types above, and {@code Instant} as RFC 3339 in UTC, whole milliseconds at most. */
    public static byte[] write(Object value) {
        throw new JsonException("not yet");
    }
}
