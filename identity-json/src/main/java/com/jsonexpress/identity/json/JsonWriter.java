package com.jsonexpress.identity.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values of the JDK. What it writes, {@link JsonReader} reads. */
final class JsonWriter {
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static byte[] write(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = Factory.JACKSON.createGenerator(bytes)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // half a document is not finished for us
            new JsonWriter(out).value(value, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory cannot fail
        }
        return bytes.toByteArray();
    }

    private void value(@Nullable Object value, int depth) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(wellFormed(text));
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Instant instant) {
            out.writeString(rfc3339(instant));
        } else if (value instanceof Map<?, ?> map) {
            object(map, deeper(depth));
        } else if (value instanceof Collection<?> collection) {
            array(collection, deeper(depth));
        } else {
            throw unsupported(value);
        }
    }

    private void object(Map<?, ?> map, int depth) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a member's name must be a String");
            }
            out.writeFieldName(wellFormed(name));
            value(member.getValue(), depth);
        }
        out.writeEndObject();
    }

    private void array(Collection<?> collection, int depth) throws IOException {
        out.writeStartArray();
        for (Object element : collection) {
            value(element, depth);
        }
        out.writeEndArray();
    }

    private void number(Number number) throws IOException {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.writeNumber(number.longValue());
        } else if (number instanceof BigInteger big) {
            out.writeNumber(big);
        } else if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("JSON has no NaN and no infinity");
            }
            out.writeNumber(number.toString());
        } else {
            throw unsupported(number);
        }
    }

    /** RFC 3339 §5.6 knows years of four digits alone. */
    private static String rfc3339(Instant instant) {
        if (instant.isBefore(YEAR_0) || !instant.isBefore(YEAR_10000)) {
            throw new IllegalArgumentException("RFC 3339 has the years 0 to 9999");
        }
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String wellFormed(String text) {
        if (!Unicode.isWellFormed(text)) {
            throw new IllegalArgumentException("a text is not well-formed Unicode");
        }
        return text;
    }

    private static int deeper(int depth) {
        if (depth == Json.MAX_DEPTH) {
            throw new IllegalArgumentException("the value nests deeper than " + Json.MAX_DEPTH + " levels");
        }
        return depth + 1;
    }

    private static IllegalArgumentException unsupported(Object value) {
        return new IllegalArgumentException(
                "JSON has no form for " + value.getClass().getName());
    }
}
