package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.CanonicalPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A path with named segments, such as {@code /users/{id}}. A named segment matches one non-empty segment. Immutable. */
public final class PathTemplate {
    private static final Pattern NAMED = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");
    private static final Pattern LITERAL = Pattern.compile("[^{};\\\\%?#\\p{Cntrl}]*");
    private static final Set<String> DOTS = Set.of(".", "..");

    /** Of two that match a path the one whose segments are literal from the left comes first. */
    static final Comparator<PathTemplate> MOST_LITERAL_FIRST = Comparator.comparing(PathTemplate::named);

    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    /**
     * Reads a template. Literal segments are written decoded.
     *
     * @throws IllegalArgumentException where no canonical path could match, or two segments have one name
     */
    public static PathTemplate parse(String template) {
        if (!template.startsWith("/") || template.contains("//")) {
            throw new IllegalArgumentException("a path template starts with one slash: " + template);
        }
        if (template.equals("/")) {
            return new PathTemplate(List.of());
        }
        List<String> segments = List.of(template.substring(1).split("/", -1));
        Set<String> names = new HashSet<>();
        for (String segment : segments) {
            boolean named = NAMED.matcher(segment).matches();
            if (named ? !names.add(segment) : !LITERAL.matcher(segment).matches() || DOTS.contains(segment)) {
                throw new IllegalArgumentException("a path template cannot have this segment: " + template);
            }
        }
        return new PathTemplate(segments);
    }

    /** The values of the named segments, where the path matches. */
    public Optional<Map<String, String>> match(CanonicalPath path) {
        return matches(path) ? Optional.of(values(path)) : Optional.empty();
    }

    /** Of a path that matches. */
    Map<String, String> values(CanonicalPath path) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = segments.get(i);
            if (isName(expected)) {
                values.put(
                        expected.substring(1, expected.length() - 1),
                        path.segments().get(i));
            }
        }
        return values;
    }

    /** How many segments it has, and every path that matches. */
    int length() {
        return segments.size();
    }

    /** Whether {@link #match} finds something. */
    boolean matches(CanonicalPath path) {
        List<String> actual = path.segments();
        if (actual.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            String expected = segments.get(i);
            if (isName(expected) ? actual.get(i).isEmpty() : !expected.equals(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    /** The template with its names left out: two of one shape match the same paths. */
    public String shape() {
        return "/" + segments.stream().map(PathTemplate::shapeOf).collect(Collectors.joining("/"));
    }

    private static String shapeOf(String segment) {
        return isName(segment) ? "{}" : segment;
    }

    private String named() {
        return segments.stream().map(segment -> isName(segment) ? "1" : "0").collect(Collectors.joining());
    }

    /** Whether some path matches both. */
    public boolean overlaps(PathTemplate other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String one = segments.get(i);
            String two = other.segments.get(i);
            boolean named = isName(one) && !two.isEmpty() || isName(two) && !one.isEmpty();
            if (!named && !one.equals(two)) {
                return false;
            }
        }
        return true;
    }
}
