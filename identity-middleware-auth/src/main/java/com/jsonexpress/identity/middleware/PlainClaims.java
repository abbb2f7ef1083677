package com.jsonexpress.identity.middleware;

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

    private String name() throws NotPlain {
        String name = text();
        if (name.isEmpty() || name.indexOf(' ') >= 0) {
            throw NotPlain.IT_IS;
        }
        return name;
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
        expect('"');
        int from = at;
        while (peek() != '"') {
            if (json[at] < ' ' || json[at] == '\\' || json[at] == 0x7f) {
                throw NotPlain.IT_IS;
            }
            at++;
        }
        return new String(json, from, at++ - from, StandardCharsets.ISO_8859_1);
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
        long number = 0;
        while (peek() >= '0' && json[at] <= '9') {
            number = 10 * number + json[at++] - '0';
            if (at - from > DIGITS) {
                throw NotPlain.IT_IS;
            }
        }
        if (at == from || json[from] == '0' && at - from > 1) {
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
