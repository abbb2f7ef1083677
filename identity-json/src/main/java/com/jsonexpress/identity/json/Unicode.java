package com.jsonexpress.identity.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Well-formed text and nothing else. */
final class Unicode {
    private static final int SHOWN = 64;

    private Unicode() {}

    /** Decodes UTF-8 (RFC 3629) without byte order mark (RFC 8259 §8.1). */
    static String decode(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // What is malformed has become this character, which may as well have been in the text.
        if (text.indexOf('\ufffd') >= 0) {
            checkStrictly(utf8);
        }
        if (text.startsWith("\ufeff")) {
            throw new JsonException("the text starts with a byte order mark");
        }
        return text;
    }

    private static void checkStrictly(byte[] utf8) {
        try {
            // A fresh decoder reports what is malformed instead of replacing it.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            throw new JsonException("the text is not UTF-8");
        }
    }

    /** Whether every surrogate has its other half. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** A member's name in quotes, cut and escaped so that it is safe in a message and in a log line. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder("\"");
        name.codePoints().limit(SHOWN).forEach(c -> {
            if (c == '"' || c == '\\') {
                shown.append('\\').append((char) c);
            } else if (c > 0x20 && c < 0x7f || c == ' ' || Character.isLetterOrDigit(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("\\u%04x", c));
            }
        });
        return shown.append(name.codePointCount(0, name.length()) > SHOWN ? "…\"" : "\"")
                .toString();
    }
}
