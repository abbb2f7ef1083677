package com.jsonexpress.identity.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one object, recursively; the depth is bounded before it recurses. */
final class JsonReader {
    private final JsonParser parser;

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Map<String, @Nullable Object> readObject(byte[] utf8) {
        try (JsonParser parser = Factory.JACKSON.createParser(Unicode.decode(utf8))) {
            return new JsonReader(parser).document();
        } catch (StreamConstraintsException e) {
            throw new JsonException("the text exceeds a limit");
        } catch (JsonProcessingException e) {
            throw new JsonException("the text is not JSON" + place(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string in memory cannot fail
        }
    }

    static String place(JsonProcessingException e) {
        @Nullable JsonLocation at = e.getLocation();
        return at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private Map<String, @Nullable Object> document() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonException("the text is not an object");
        }
        Map<String, @Nullable Object> object = object(1);
        if (parser.nextToken() != null) {
            throw new JsonException("something follows the object");
        }
        return object;
    }

    Map<String, @Nullable Object> object(int depth) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!Unicode.isWellFormed(name)) {
                throw new JsonException("a member's name is not well-formed Unicode");
            }
            if (members.containsKey(name)) {
                throw new JsonException("duplicate member " + Unicode.shown(name));
            }
            members.put(name, value(parser.nextToken(), depth));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, depth));
        }
        return elements;
    }

    private @Nullable Object value(JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal(number());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new JsonException("the text is not JSON");
        };
    }

    private static int deeper(int depth) {
        if (depth == Json.MAX_DEPTH) {
            throw new JsonException("the text nests deeper than " + Json.MAX_DEPTH + " levels");
        }
        return depth + 1;
    }

    private String string() throws IOException {
        String text = parser.getText();
        if (!Unicode.isWellFormed(text)) {
            throw new JsonException("a string is not well-formed Unicode");
        }
        return text;
    }

    private String number() throws IOException {
        String text = parser.getText();
        if (text.length() > Json.MAX_NUMBER_LENGTH) {
            throw tooLong();
        }
        return text;
    }

    private Object integer() throws IOException {
        if (parser.getTextLength() > Json.MAX_NUMBER_LENGTH) {
            throw tooLong();
        }
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : parser.getLongValue();
    }

    private static JsonException tooLong() {
        return new JsonException("a number has more than " + Json.MAX_NUMBER_LENGTH + " characters");
    }

    /** Refuses what would take gigabytes to write out, such as {@code 1e999999999}. */
    private static BigDecimal decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (Math.abs((long) value.precision() - value.scale()) <= Json.MAX_EXPONENT
                    && Math.abs((long) value.scale()) <= Json.MAX_EXPONENT + Json.MAX_NUMBER_LENGTH) {
                return value;
            }
        } catch (NumberFormatException e) {
            // an exponent beyond the range of int: told below
        }
        throw new JsonException("a number is out of range");
    }
}
