package com.jsonexpress.identity.http;

import java.util.Optional;

/**
 * One address, or a block of them in CIDR notation (RFC 4632, RFC 4291 §2.3), such as {@code 10.0.0.0/8}.
 *
 * @param base an address of the block
 * @param prefix how many leading bits belong to the block
 */
record AddressRange(ClientAddress base, int prefix) {

    /** Empty where the text is none. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<ClientAddress> base = ClientAddress.parse(slash < 0 ? text : text.substring(0, slash));
        return base.flatMap(address -> {
            int bits = address.bytes().length * 8;
            if (slash < 0) {
                return Optional.of(new AddressRange(address, bits));
            }
            String length = text.substring(slash + 1);
            boolean readable = length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= bits;
            return readable ? Optional.of(new AddressRange(address, Integer.parseInt(length))) : Optional.empty();
        });
    }

    boolean contains(ClientAddress address) {
        byte[] mine = base.bytes();
        byte[] theirs = address.bytes();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
