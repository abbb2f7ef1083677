package com.jsonexpress.identity.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.core.spi.UserRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position in the order of creation as URL-safe text. It stays good when its user is gone. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("u1:(-?\\d{1,17})\\.(\\d{1,9}):(.*)", Pattern.DOTALL);

    private Cursor() {}

    static String write(UserRecord user) {
        Instant at = user.createdAt();
        String text = "u1:" + at.getEpochSecond() + "." + at.getNano() + ":" + user.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Position read(String group, String text) {
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (matcher.matches()) {
                long second = Long.parseLong(matcher.group(1));
                long nano = Long.parseLong(matcher.group(2));
                return new Position(group, Instant.ofEpochSecond(second, nano), matcher.group(3));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // told below, without the text
        }
        throw new IllegalArgumentException("no position of this store");
    }
}
