package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.core.spi.ProviderContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What every key in Redis begins with. */
record Prefix(String text) {

    static Prefix of(ProviderContext context) {
        return new Prefix(context.config().find(RedisKeys.PREFIX).orElse(context.namespace() + ":"));
    }

    /**
     * The key in Redis. Well-formed text is UTF-8; half a surrogate pair, which UTF-8 has no bytes for, is written as its three
     * bytes all the same, so that two keys are never one.
     */
    byte[] key(String key) {
        String whole = text + key;
        return isWellFormed(whole) ? whole.getBytes(StandardCharsets.UTF_8) : eachUnit(whole);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }

    private static byte[] eachUnit(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 3);
        text.codePoints().forEach(point -> {
            if (point >= 0xd800 && point <= 0xdfff) {
                bytes.write(0xe0 | point >> 12);
                bytes.write(0x80 | point >> 6 & 0x3f);
                bytes.write(0x80 | point & 0x3f);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
