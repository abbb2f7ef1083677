package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.ClaimNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain JSON that nearly all access tokens hold, our own above all, in one pass and without a copy.
 *
 * <p>Plain is one object of texts, numbers, {@code true}, {@code false} and lists of texts. A text is printable ASCII
 * without an escape; a number is whole, not negative and below 10<sup>18</sup>; a name is not empty, has no space and does
 * not come twice; and no white space stands between. About anything else this says nothing, neither good nor bad:
 * {@code Json} reads that. Of what it reads it makes the very values that {@code Json} makes.
 */
final class PlainClaims {
    private static final int DIGITS = 18;
    /** Those of an own token, for a start. */
    private static final int MEMBERS = 13;

    /** Found by {@link #slot}: these are not made anew for each token, and their hash is known. */
    private static final @Nullable String[] OWN_NAMES = new String[64];

    static {
        for (String name : List.of(
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                "jti",
                ClaimNames.SESSION,
                ClaimNames.AUTH_TIME,
                ClaimNames.AUTH_METHODS,
                ClaimNames.ROLE,
                ClaimNames.EMAIL,
                ClaimNames.EMAIL_VERIFIED,
                ClaimNames.TOKEN_VERSION)) {
            OWN_NAMES[slot(name.charAt(0), name.charAt(name.length() - 1), name.length())] = name;
        }
    }

    private final byte[] json;
    private int at;

    private PlainClaims(byte[] json) {
        this.json = json;
    }

    /** Empty where the text is not plain. What it returns is unmodifiable to the bottom. */
    static Optional<Map<String, @Nullable Object>> read(byte[] json) {
        try {
            return Optional.of(new PlainClaims(json).object());
        } catch (NotPlain e) {
            return Optional.empty();
        }
    }

    private Map<String, @Nullable Object> object() throws NotPlain {
        List<Map.Entry<String, Object>> members = new ArrayList<>(MEMBERS);
        expect('{');
        do {
            String name = name();
            expect(':');
            members.add(Map.entry(name, value()));
        } while (skip(','));
        expect('}');
        if (at != json.length) {
            throw NotPlain.IT_IS;
        }
        return distinct(members);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, @Nullable Object> distinct(List<Map.Entry<String, Object>> members) throws NotPlain {
        try {
            return Map.ofEntries(members.toArray(new Map.Entry[0]));
        } catch (IllegalArgumentException e) { // a name comes twice
            throw NotPlain.IT_IS;
        }
    }

    /** Another one for each of them. */
    private static int slot(int first, int last, int length) {
        return (first + 3 * last + length) & 63;
    }

    private String name() throws NotPlain {
        int from = at + 1;
        skipText();
        int to = at - 1;
        String known = OWN_NAMES[slot(json[from], json[to - 1], to - from)];
        if (known != null && isAt(from, to, known)) {
            return known;
        }
        String name = ascii(from, to);
        if (name.isEmpty() || name.indexOf(' ') >= 0) {
            throw NotPlain.IT_IS;
        }
        return name;
    }

    private boolean isAt(int from, int to, String text) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != json[from + i]) {
                return false;
            }
        }
        return true;
    }

    private Object value() throws NotPlain {
        return switch (peek()) {
            case '"' -> text();
            case '[' -> texts();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            default -> number();
        };
    }

    private String text() throws NotPlain {
        int from = at + 1;
        skipText();
        return ascii(from, at - 1);
    }

    /** To behind the quote that ends it. */
    private void skipText() throws NotPlain {
        expect('"');
        int end = at;
        while (end < json.length && isPlain(json[end])) {
            end++;
        }
        at = end;
        expect('"');
    }

    /** Printable ASCII but quote and backslash; what is beyond ASCII is negative. */
    private static boolean isPlain(byte character) {
        return character >= ' ' && character != '"' && character != '\\' && character != 0x7f;
    }

    private String ascii(int from, int to) {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private List<String> texts() throws NotPlain {
        expect('[');
        List<String> texts = new ArrayList<>();
        if (!skip(']')) {
            do {
                texts.add(text());
            } while (skip(','));
            expect(']');
        }
        return List.copyOf(texts);
    }

    private Long number() throws NotPlain {
        int from = at;
        int end = from;
        long number = 0;
        while (end < json.length && end - from <= DIGITS && json[end] >= '0' && json[end] <= '9') {
            number = 10 * number + json[end++] - '0';
        }
        at = end;
        int digits = end - from;
        if (digits == 0 || digits > DIGITS || json[from] == '0' && digits > 1) {
            throw NotPlain.IT_IS;
        }
        return number;
    }

    private Boolean word(String word, Boolean value) throws NotPlain {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private void expect(char character) throws NotPlain {
        if (!skip(character)) {
            throw NotPlain.IT_IS;
        }
    }

    private boolean skip(char character) throws NotPlain {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    private byte peek() throws NotPlain {
        if (at == json.length) {
            throw NotPlain.IT_IS;
        }
        return json[at];
    }

    /** One for all, without a stack trace: it is never told, and some issuers' tokens all nest objects. */
    private static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;
        static final NotPlain IT_IS = new NotPlain();

        private NotPlain() {
            super("not plain", null, false, false);
        }
    }
}
