package com.jsonexpress.identity.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of one array in a large document, one after the other, in constant memory: the array is the value of a
 * member of the outermost object. Each object is read as strictly as by {@link Json}; what stands around the array is
 * skipped. Not thread-safe.
 */
public final class JsonObjects implements AutoCloseable {
    private final JsonParser parser;

    private JsonObjects(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Goes to the array.
     *
     * @throws JsonException where the document is no object, or has no such array
     */
    public static JsonObjects in(InputStream utf8, String member) throws IOException {
        // with a decoder of its own: Jackson would guess the encoding, and take others than UTF-8
        InputStreamReader text = new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder());
        JsonObjects objects = new JsonObjects(Factory.JACKSON.createParser(text));
        objects.checked(() -> {
            objects.find(member);
            return true;
        });
        return objects;
    }

    /**
     * The next object; empty after the last.
     *
     * @throws JsonException where an element is anything else; nothing can be read after it
     */
    public Optional<Map<String, @Nullable Object>> next() throws IOException {
        return checked(() -> {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return Optional.empty();
            }
            if (token != JsonToken.START_OBJECT) {
                throw new JsonException("an element of the array is not an object");
            }
            return Optional.of(new JsonReader(parser).object(1));
        });
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void find(String member) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonException("the text is not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(member);
            if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                return;
            }
            parser.skipChildren();
        }
        throw new JsonException("there is no array " + Unicode.shown(member));
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T checked(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (StreamConstraintsException e) {
            throw new JsonException("the text exceeds a limit");
        } catch (JsonProcessingException e) {
            throw new JsonException("the text is not JSON" + JsonReader.place(e));
        } catch (CharacterCodingException e) {
            throw new JsonException("the text is not UTF-8");
        }
    }
}
