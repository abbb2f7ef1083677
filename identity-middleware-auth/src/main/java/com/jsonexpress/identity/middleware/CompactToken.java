package com.jsonexpress.identity.middleware;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The compact serialisation (RFC 7515 §3.1, §7.1) in its one canonical form. Nothing is trusted yet.
 *
 * <p>Size and alphabet are looked at before anything is split or decoded, so that a hostile token costs next to
 * nothing. Each part must be exactly what its bytes encode to: padding, and bits of the last character that carry no
 * byte (RFC 4648 §3.5), would give one token many spellings.
 */
final class CompactToken {
    /** The longest token, in characters. */
    static final int MAX_LENGTH = 4096;

    private static final String REMEDY = "Send the access token exactly as it was issued.";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final byte NOT_ALLOWED = -1;
    private static final byte DOT = 64;
    private static final byte[] SIX_BITS = sixBits();

    private final String text;
    private final byte[] characters;
    private final int signatureAt;
    private final byte[] header;
    private final byte[] claims;
    private final byte[] signature;

    private CompactToken(String text, byte[] characters, int claimsAt, int signatureAt) throws RefusedException {
        this.text = text;
        this.characters = characters;
        this.signatureAt = signatureAt;
        this.header = decode(0, claimsAt - 1);
        this.claims = decode(claimsAt, signatureAt - 1);
        this.signature = decode(signatureAt, characters.length);
    }

    static CompactToken parse(String token) throws RefusedException {
        if (token.length() > MAX_LENGTH) {
            throw new RefusedException("too_large", "An access token has at most " + MAX_LENGTH + " characters.");
        }
        byte[] characters = token.getBytes(StandardCharsets.ISO_8859_1); // what is not in it becomes a question mark
        int dots = 0;
        int claimsAt = 0;
        int signatureAt = 0;
        for (int at = 0; at < characters.length; at++) {
            byte bits = SIX_BITS[characters[at] & 0xff];
            if (bits == NOT_ALLOWED) {
                throw new RefusedException("not_a_token", REMEDY);
            }
            if (bits == DOT) {
                dots++;
                claimsAt = dots == 1 ? at + 1 : claimsAt;
                signatureAt = at + 1;
            }
        }
        if (dots != 2) {
            throw new RefusedException("not_three_parts", "An access token is a signed JWT with exactly three parts.");
        }
        return new CompactToken(token, characters, claimsAt, signatureAt);
    }

    /** The whole token, for jjwt. */
    String text() {
        return text;
    }

    /** What is signed (RFC 7515 §5.1): all before the last dot. */
    ByteBuffer signingInput() {
        return ByteBuffer.wrap(characters, 0, signatureAt - 1);
    }

    /** The header's JSON, not read yet. */
    byte[] header() {
        return header;
    }

    /** The claims' JSON, not read yet. */
    byte[] claims() {
        return claims;
    }

    byte[] signature() {
        return signature;
    }

    private byte[] decode(int from, int to) throws RefusedException {
        if (from == to) {
            throw new RefusedException("empty_part", "An unsigned or cut-off token is not accepted.");
        }
        if (!isCanonical(to - from, SIX_BITS[characters[to - 1]])) {
            throw new RefusedException("not_canonical", REMEDY);
        }
        ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(characters, from, to - from));
        return decoded.array(); // exactly as long: nothing is padded or left out
    }

    /** Whether bytes encode to that many characters, of which the last carries no bit too many. */
    private static boolean isCanonical(int length, byte last) {
        return switch (length % 4) {
            case 0 -> true;
            case 2 -> (last & 0b1111) == 0;
            case 3 -> (last & 0b11) == 0;
            default -> false;
        };
    }

    private static byte[] sixBits() {
        byte[] bits = new byte[256];
        Arrays.fill(bits, NOT_ALLOWED);
        for (int i = 0; i < ALPHABET.length(); i++) {
            bits[ALPHABET.charAt(i)] = (byte) i;
        }
        bits['.'] = DOT;
        return bits;
    }

    @Override
    public String toString() {
        return "CompactToken";
    }
}
