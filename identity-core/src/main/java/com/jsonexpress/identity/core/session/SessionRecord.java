package com.jsonexpress.identity.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * What is stored of a session. Nothing in it is a token: a token needs the key as well.
 *
 * @param tokenVersion the user's version when the session began
 * @param keyId names the secret under which tokens are derived
 * @param seed random, of this session alone
 * @param generation of the current refresh token; the first is 1
 * @param rotatedAt when that one was made
 * @param endsAt the end in any case
 * @param device what the client called itself; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record SessionRecord(
        String userId,
        long tokenVersion,
        String keyId,
        byte[] seed,
        long generation,
        Instant rotatedAt,
        Instant authTime,
        Instant endsAt,
        List<String> authMethods,
        String device) {
    private static final byte FORMAT = 1;
    private static final int MAX_PART = 0xffff;

    public SessionRecord {
        authMethods = List.copyOf(authMethods);
    }

    SessionRecord advancedTo(long next, Instant now) {
        return new SessionRecord(userId, tokenVersion, keyId, seed, next, now, authTime, endsAt, authMethods, device);
    }

    byte[] encode() {
        byte[] user = userId.getBytes(UTF_8);
        byte[] key = keyId.getBytes(UTF_8);
        byte[] methods = String.join(" ", authMethods).getBytes(UTF_8);
        byte[] client = device.getBytes(UTF_8);
        ByteBuffer out = ByteBuffer.allocate(2
                + 4 * Short.BYTES
                + 5 * Long.BYTES
                + user.length
                + key.length
                + seed.length
                + methods.length
                + client.length);
        put(out.put(FORMAT), user).putLong(tokenVersion);
        put(out, key).put((byte) seed.length).put(seed).putLong(generation);
        out.putLong(rotatedAt.toEpochMilli()).putLong(authTime.toEpochMilli()).putLong(endsAt.toEpochMilli());
        return put(put(out, methods), client).array();
    }

    /** Reads a record; {@code IllegalArgumentException} where the bytes are none of ours. */
    static SessionRecord decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != FORMAT) {
                throw new IllegalArgumentException("a session record of an unknown format");
            }
            String userId = text(in);
            long tokenVersion = in.getLong();
            String keyId = text(in);
            byte[] seed = bytes(in, Byte.toUnsignedInt(in.get()));
            long generation = in.getLong();
            Instant rotatedAt = Instant.ofEpochMilli(in.getLong());
            Instant authTime = Instant.ofEpochMilli(in.getLong());
            Instant endsAt = Instant.ofEpochMilli(in.getLong());
            String names = text(in);
            List<String> methods = names.isEmpty() ? List.of() : List.of(names.split(" "));
            String device = text(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("a session record with something behind it");
            }
            return new SessionRecord(
                    userId, tokenVersion, keyId, seed, generation, rotatedAt, authTime, endsAt, methods, device);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a session record that is cut off", e);
        }
    }

    private static ByteBuffer put(ByteBuffer out, byte[] part) {
        if (part.length > MAX_PART) {
            throw new IllegalArgumentException("a part of a session record is too long");
        }
        return out.putShort((short) part.length).put(part);
    }

    private static String text(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        int at = in.position();
        in.position(at + length);
        return new String(in.array(), at, length, UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }

    @Override
    public String toString() {
        return "SessionRecord[" + userId + "]";
    }
}
