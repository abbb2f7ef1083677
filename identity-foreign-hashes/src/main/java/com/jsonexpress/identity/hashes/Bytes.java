package com.jsonexpress.identity.hashes;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Reads bytes out of a text; empty where it has none. */
final class Bytes {
    private static final int LONGEST_NUMBER = 9;

    private Bytes() {}

    /** Standard base64, with padding or without; also with a dot for the plus, as passlib writes it. */
    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('.', '+')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> hex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A number of decimal digits; what is too large for any limit is the largest. */
    static int number(String digits) {
        return digits.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
