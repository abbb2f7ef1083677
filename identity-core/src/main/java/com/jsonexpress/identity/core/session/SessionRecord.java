package com.jsonexpress.identity.core.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
    private static final int FORMAT = 1;

    SessionRecord advancedTo(long next, Instant now) {
        return new SessionRecord(userId, tokenVersion, keyId, seed, next, now, authTime, endsAt, authMethods, device);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(userId);
            out.writeLong(tokenVersion);
            out.writeUTF(keyId);
            out.writeByte(seed.length);
            out.write(seed);
            out.writeLong(generation);
            out.writeLong(rotatedAt.toEpochMilli());
            out.writeLong(authTime.toEpochMilli());
            out.writeLong(endsAt.toEpochMilli());
            out.writeUTF(String.join(" ", authMethods));
            out.writeUTF(device);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a record; {@code IllegalArgumentException} where the bytes are none of ours. */
    static SessionRecord decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("a session record of an unknown format");
            }
            String userId = in.readUTF();
            long tokenVersion = in.readLong();
            String keyId = in.readUTF();
            byte[] seed = in.readNBytes(in.readUnsignedByte());
            long generation = in.readLong();
            Instant rotatedAt = Instant.ofEpochMilli(in.readLong());
            Instant authTime = Instant.ofEpochMilli(in.readLong());
            Instant endsAt = Instant.ofEpochMilli(in.readLong());
            String names = in.readUTF();
            List<String> methods = names.isEmpty() ? List.of() : List.of(names.split(" "));
            return new SessionRecord(
                    userId, tokenVersion, keyId, seed, generation, rotatedAt, authTime, endsAt, methods, in.readUTF());
        } catch (IOException e) {
            throw new IllegalArgumentException("a session record that is cut off", e);
        }
    }

    @Override
    public String toString() {
        return "SessionRecord[" + userId + "]";
    }
}
