package com.jsonexpress.identity.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads small files of text. */
final class BoundedText {
    static final int MAX_BYTES = 1 << 20;

    private BoundedText() {}

    /** The text, without a byte order mark; {@code IOException} where it is larger than 1 MiB or no UTF-8. */
    static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("too large");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
