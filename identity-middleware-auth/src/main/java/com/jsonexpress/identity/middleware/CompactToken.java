package com.jsonexpress.identity.middleware;

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

    private final String text;
    private final byte[] header;
    private final byte[] claims;
    private final int signatureLength;

    private CompactToken(String text, byte[] header, byte[] claims, int signatureLength) {
        this.text = text;
        this.header = header;
        this.claims = claims;
        this.signatureLength = signatureLength;
    }

    static CompactToken parse(String token) throws RefusedException {
        if (token.length() > MAX_LENGTH) {
            throw new RefusedException("too_large", "An access token has at most " + MAX_LENGTH + " characters.");
        }
        if (!token.chars().allMatch(CompactToken::isAllowed)) {
            throw new RefusedException("not_a_token", REMEDY);
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw new RefusedException("not_three_parts", "An access token is a signed JWT with exactly three parts.");
        }
        byte[] header = decode(token.substring(0, first));
        byte[] claims = decode(token.substring(first + 1, second));
        return new CompactToken(token, header, claims, decode(token.substring(second + 1)).length);
    }

    /** The whole token, for the signature. */
    String text() {
        return text;
    }

    /** The header's JSON, not read yet. */
    byte[] header() {
        return header;
    }

    /** The claims' JSON, not read yet. */
    byte[] claims() {
        return claims;
    }

    /** In bytes. */
    int signatureLength() {
        return signatureLength;
    }

    private static byte[] decode(String part) throws RefusedException {
        if (part.isEmpty()) {
            throw new RefusedException("empty_part", "An unsigned or cut-off token is not accepted.");
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // a length that no bytes encode to: told below
        }
        throw new RefusedException("not_canonical", REMEDY);
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    @Override
    public String toString() {
        return "CompactToken";
    }
}
