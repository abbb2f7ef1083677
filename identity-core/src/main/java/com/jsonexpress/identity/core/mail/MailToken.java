package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.core.spi.MailKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is stored of a token that a mail carries, and what it is bound to. Nothing in it is usable without the key.
 *
 * @param id random; a later token of the kind has another
 * @param address canonical, as when the token was made
 * @param fingerprint of the password hash as when the token was made
 * @param mailVersion of the user as when the token was made
 */
@SuppressWarnings("ArrayRecordComponent")
public record MailToken(
        MailKind kind,
        String id,
        byte[] seed,
        String userId,
        String address,
        String fingerprint,
        long mailVersion,
        Instant issuedAt,
        Instant expiresAt) {
    private static final int FORMAT = 2;

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(kind.name());
            out.writeUTF(id);
            out.writeByte(seed.length);
            out.write(seed);
            out.writeUTF(userId);
            out.writeUTF(address);
            out.writeUTF(fingerprint);
            out.writeLong(mailVersion);
            out.writeLong(issuedAt.toEpochMilli());
            out.writeLong(expiresAt.toEpochMilli());
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a record; empty where the bytes are none of ours, or of another version's: its link is dead. */
    static Optional<MailToken> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            MailKind kind = MailKind.valueOf(in.readUTF());
            String id = in.readUTF();
            byte[] seed = in.readNBytes(in.readUnsignedByte());
            String userId = in.readUTF();
            String address = in.readUTF();
            String fingerprint = in.readUTF();
            long mailVersion = in.readLong();
            Instant issuedAt = Instant.ofEpochMilli(in.readLong());
            Instant expiresAt = Instant.ofEpochMilli(in.readLong());
            return Optional.of(
                    new MailToken(kind, id, seed, userId, address, fingerprint, mailVersion, issuedAt, expiresAt));
        } catch (IOException | IllegalArgumentException e) { // cut off, or of a kind that is unknown
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "MailToken[" + kind + " " + userId + "]";
    }
}
