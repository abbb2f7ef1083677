package com.jsonexpress.identity.benchmarks.kv;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/** Something as long as the record of a session, which begins with the number of its generation; and the keys of such. */
final class SessionBytes {
    static final Duration LIFE = Duration.ofDays(30);
    private static final int LENGTH = 160;

    private SessionBytes() {}

    /** One for each caller. */
    static String[] keys(int callers) {
        return IntStream.range(0, callers)
                .mapToObj(caller -> String.format(Locale.ROOT, "session/%032x", caller))
                .toArray(String[]::new);
    }

    static byte[] first() {
        return new byte[LENGTH];
    }

    static byte[] next(byte[] record) {
        byte[] next = record.clone();
        ByteBuffer.wrap(next).putLong(ByteBuffer.wrap(record).getLong() + 1);
        return next;
    }
}
