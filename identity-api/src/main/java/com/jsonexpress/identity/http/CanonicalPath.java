package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The one reading of a request's path, which decides exclusion, route and limit alike.
 *
 * <p>A path with more than one reading is refused (contract 2.4): {@code //}, {@code .} and {@code ..} segments,
 * {@code ;}, encoded {@code / \ ; . %} or NUL, control characters, invalid UTF-8. A slash at the end is one empty last
 * segment and stays part of the path. Encoded {@code ?} and {@code #} are characters like others. Immutable.
 */
public final class CanonicalPath {
    private final String text;
    private final List<String> segments;

    private CanonicalPath(String text, List<String> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /**
     * Reads a raw path (RFC 3986 §3.3), as it stood in the request line, without query; at most 2,048 characters.
     *
     * @throws FailureException 400 {@code invalid_path}
     */
    public static CanonicalPath parse(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/' || raw.length() > 2048) {
            throw invalid();
        }
        if (raw.equals("/")) {
            return new CanonicalPath("/", List.of());
        }
        List<String> segments = new ArrayList<>();
        int slash = 0;
        while (slash >= 0) {
            int next = raw.indexOf('/', slash + 1);
            boolean last = next < 0;
            String segment = decode(raw.substring(slash + 1, last ? raw.length() : next));
            if (segment.isEmpty() && !last || segment.equals(".") || segment.equals("..")) {
                throw invalid();
            }
            segments.add(segment);
            slash = next;
        }
        boolean encoded = raw.indexOf('%') >= 0;
        return new CanonicalPath(encoded ? "/" + String.join("/", segments) : raw, segments);
    }

    /** Decoded segments; {@code /} has none. */
    public List<String> segments() {
        return segments;
    }

    /** Whether this path is {@code prefix} or lies below it, by whole segments. */
    public boolean startsWith(CanonicalPath prefix) {
        return startsWith(prefix, String::equals);
    }

    /** The same for a reader to whom {@code /API} is {@code /api}. */
    boolean startsWithIgnoringCase(CanonicalPath prefix) {
        return startsWith(prefix, String::equalsIgnoreCase);
    }

    private boolean startsWith(CanonicalPath prefix, BiPredicate<String, String> same) {
        List<String> head = prefix.segments;
        if (segments.size() < head.size()) {
            return false;
        }
        for (int i = 0; i < head.size(); i++) {
            if (!same.test(segments.get(i), head.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String segment) {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        boolean encoded = false;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                encoded = true;
                c = decodeHex(segment, i + 1);
                i += 2;
                if (c == '/' || c == '\\' || c == ';' || c == '.' || c == '%') {
                    throw invalid();
                }
            } else if (c > 0x7e || c == ';' || c == '\\' || c == '?' || c == '#') {
                throw invalid();
            }
            if (c < 0x20 || c == 0x7f || c == ' ' && segment.charAt(i) == ' ') {
                throw invalid();
            }
            bytes[length++] = (byte) c;
        }
        return encoded ? utf8(bytes, length) : segment;
    }

    private static char decodeHex(String segment, int at) {
        if (at + 1 >= segment.length()) {
            throw invalid();
        }
        int high = hex(segment.charAt(at));
        int low = hex(segment.charAt(at + 1));
        if (high < 0 || low < 0) {
            throw invalid();
        }
        return (char) (high * 16 + low);
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            if (text.codePoints().anyMatch(CanonicalPath::isControl)) {
                throw invalid();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    /** Control characters, and the two separators that end a line in a log. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static FailureException invalid() {
        return new FailureException(CommonError.INVALID_PATH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalPath that && segments.equals(that.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** The decoded path. */
    @Override
    public String toString() {
        return text;
    }
}
