package com.jsonexpress.identity.core.crypto;

import com.jsonexpress.identity.config.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes and checks the MACs that turn stored records into usable tokens. Its key comes from the secret by HKDF
 * (RFC 5869) and stands in no store and no queue. Immutable, thread-safe, prints nothing.
 */
public final class Authenticator {
    private final HmacSha256 hmac;
    private final String keyId;

    private Authenticator(HmacSha256 hmac, String keyId) {
        this.hmac = hmac;
        this.keyId = keyId;
    }

    /** The authenticator of one purpose, such as {@code refresh}; those of two purposes have nothing in common. */
    public static Authenticator of(Secret secret, String purpose) {
        byte[] bytes = secret.expose();
        byte[] id = Hkdf.derive(bytes, "jsonexpress identity key id v1");
        return new Authenticator(
                new HmacSha256(Hkdf.derive(bytes, "jsonexpress identity " + purpose + " v1")),
                HexFormat.of().formatHex(id, 0, 8));
    }

    /** Names the secret without telling anything of it; another secret has another id. */
    public String keyId() {
        return keyId;
    }

    /** The MAC over the parts in their order, 43 characters of base64url. Boundaries between parts count. */
    public String mac(byte[] seed, String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac.of(message(seed, parts)));
    }

    /** Whether {@code presented} is the MAC over these parts; in constant time. */
    public boolean accepts(String presented, byte[] seed, String... parts) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), mac(seed, parts).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] message(byte[] seed, String... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        append(message, seed);
        for (String part : parts) {
            append(message, part.getBytes(StandardCharsets.UTF_8));
        }
        return message.toByteArray();
    }

    private static void append(ByteArrayOutputStream message, byte[] part) {
        message.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        message.writeBytes(part);
    }
}
