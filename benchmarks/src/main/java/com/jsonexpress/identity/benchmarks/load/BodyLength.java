package com.jsonexpress.identity.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers say of the length of their bodies. Those of one server are mostly alike, and are not searched again then. */
final class BodyLength {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");

    /** The last header fields that were searched, and where in them the name and the digits are. */
    private byte[] known = {};

    private int name;
    private int digits;

    /** Of an answer whose header fields are so many bytes. */
    int of(byte[] answer, int head) throws IOException {
        if (known.length == 0 || head <= digits || !Arrays.equals(known, name, digits, answer, name, digits)) {
            search(answer, head);
        }
        int length = 0;
        for (int at = digits; answer[at] != '\r'; at++) {
            length = 10 * length + answer[at] - '0';
        }
        return length;
    }

    private void search(byte[] answer, int head) throws IOException {
        String text = new String(answer, 0, head, StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        if (!length.find()) {
            throw new IOException("an answer of unknown length: " + text);
        }
        known = Arrays.copyOf(answer, head);
        name = length.start();
        digits = length.start(1);
    }
}
