package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.hashes.Pbkdf2.Prf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ASP.NET Identity: base64 of a first byte that tells the version, and what follows it. Version 3 has function, iterations
 * and length of the salt, each as four bytes, then salt and key; version 2 is 1,000 iterations with SHA-1, 16 bytes of salt
 * and 32 of key.
 */
final class AspNet {
    private static final Pattern LOOKS = Pattern.compile("A[A-Za-z0-9+/]{63,}={0,2}");
    private static final int V2_SALT = 16;
    private static final int V2_LENGTH = 1 + V2_SALT + 32;
    private static final int V3_HEADER = 1 + 3 * Integer.BYTES;
    private static final int MIN_PART = 16;

    private AspNet() {}

    static Reading read(String text) {
        Optional<byte[]> bytes =
                LOOKS.matcher(text).matches() ? Bytes.base64(text).filter(blob -> blob[0] <= 1) : Optional.empty();
        return bytes.map(blob -> blob[0] == 1 ? version3(blob) : version2(blob)).orElseGet(Reading.Unknown::new);
    }

    private static Reading version2(byte[] blob) {
        return blob.length == V2_LENGTH
                ? Pbkdf2.of(
                        Prf.SHA1,
                        Arrays.copyOfRange(blob, 1, 1 + V2_SALT),
                        1_000,
                        Arrays.copyOfRange(blob, 1 + V2_SALT, V2_LENGTH))
                : Limits.damaged();
    }

    private static Reading version3(byte[] blob) {
        ByteBuffer header = ByteBuffer.wrap(blob, 1, blob.length - 1);
        int prf = header.getInt();
        int iterations = header.getInt();
        int salt = header.getInt();
        int rest = blob.length - V3_HEADER;
        if (prf < 0 || prf >= Prf.values().length || salt < MIN_PART || salt > rest - MIN_PART) {
            return Limits.damaged();
        }
        return Pbkdf2.of(
                Prf.values()[prf],
                Arrays.copyOfRange(blob, V3_HEADER, V3_HEADER + salt),
                iterations,
                Arrays.copyOfRange(blob, V3_HEADER + salt, blob.length));
    }
}
