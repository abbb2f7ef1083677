package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a text: what unique keys and indexes are made of. Bytes have no collation that could equate two values, any
 * character may occur, and the longest value makes no longer key than the shortest.
 */
final class Digest {
    private Digest() {}

    /** Of kind and value, so that two kinds which a collation takes for one still have nothing in common. */
    static byte[] of(Identifier identifier) {
        return of(identifier.kind().length() + ":" + identifier.kind() + identifier.value());
    }

    static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
