package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.CanonicalPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with named segments, such as {@code /users/{id}}. A named segment matches one non-empty segment. Immutable. */
public final class PathTemplate {
    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    /** Reads a template; {@code IllegalArgumentException} where it is no path. */
    public static PathTemplate parse(String template) {
        if (!template.startsWith("/") || template.contains("//")) {
            throw new IllegalArgumentException("a path template starts with one slash: " + template);
        }
        return new PathTemplate(
                template.equals("/") ? List.of() : List.of(template.substring(1).split("/", -1)));
    }

    /** The values of the named segments, where the path matches. */
    public Optional<Map<String, String>> match(CanonicalPath path) {
        List<String> actual = path.segments();
        if (actual.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < actual.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{") && !actual.get(i).isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), actual.get(i));
            } else if (!expected.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
