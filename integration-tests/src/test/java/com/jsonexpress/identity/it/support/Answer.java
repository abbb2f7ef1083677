package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back, whatever it came through. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Headers headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Map<String, @Nullable Object> json() {
        return Json.readObject(body);
    }

    /** A member of the body by its path, such as {@code user.id}; null where there is none. */
    public @Nullable Object at(String path) {
        Object current = json();
        for (String name : path.split("\\.")) {
            current = current instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return current;
    }

    /** A text of the body, which must be there. */
    public String string(String path) {
        if (at(path) instanceof String text) {
            return text;
        }
        throw new AssertionError("no text " + path + " in an answer with status " + status);
    }

    /** The stable code of a problem. */
    public String code() {
        return string("code");
    }

    /** The names of the fields at fault. */
    public List<String> faultyFields() {
        return at("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> (String) ((Map<?, ?>) error).get("field"))
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
