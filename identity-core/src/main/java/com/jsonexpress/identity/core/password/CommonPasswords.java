package com.jsonexpress.identity.core.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The shipped list of common passwords, compared whole and case-folded (NIST SP 800-63B-4 §3.1.1.2: "the entire password
 * SHALL be subject to comparison, not substrings"; ASVS 5.0 §6.2.4). Read on first use into one array of bytes, searched
 * in place. Thread-safe.
 */
final class CommonPasswords {
    private static final String RESOURCE = "common-passwords.txt";

    private volatile byte @Nullable [] lines;

    /** The form in which passwords and words are compared: NFKC, lower case. */
    static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    /** Whether the list has it; {@code folded} as {@link #fold} makes it. */
    boolean contains(String folded) {
        byte[] list = lines();
        byte[] wanted = folded.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = list.length;
        while (low < high) {
            int start = lineStart(list, (low + high) >>> 1);
            int end = lineEnd(list, start);
            int order = Arrays.compareUnsigned(list, start, end, wanted, 0, wanted.length);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return false;
    }

    private static int lineStart(byte[] list, int within) {
        int start = within;
        while (start > 0 && list[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(byte[] list, int start) {
        int end = start;
        while (list[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Two threads may both read it at first; the result is the same. */
    private byte[] lines() {
        byte[] known = lines;
        if (known == null) {
            known = read();
            lines = known;
        }
        return known;
    }

    private static byte[] read() {
        try (@Nullable InputStream in = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of identity-core");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
