package com.jsonexpress.identity.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the order of creation, as URL-safe text. It stays good when its user is gone.
 *
 * @param at nanoseconds since 1970
 */
record Cursor(long at, String id) {
    /** Before everybody. */
    static final Cursor START = new Cursor(Long.MIN_VALUE, "");

    private static final Pattern FORM = Pattern.compile("j1:(-?\\d{1,19}):([^\\x00]{1,256})", Pattern.DOTALL);

    String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("j1:" + at + ":" + id).getBytes(UTF_8));
    }

    /** {@code IllegalArgumentException} where it is none. */
    static Cursor read(String text) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (matcher.matches()) {
                return new Cursor(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (IllegalArgumentException e) {
            // told below, without the text
        }
        throw new IllegalArgumentException("no position of this store");
    }
}
