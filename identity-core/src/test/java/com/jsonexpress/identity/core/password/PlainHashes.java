package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hashes of another system, {@code plain:COST:PASSWORD}, that hide nothing; tells what was compared with which. */
final class PlainHashes implements ForeignHashes {
    final List<String> compared = new ArrayList<>();
    final List<byte[]> arrays = new ArrayList<>();
    /** Thrown instead of an answer. */
    Optional<RuntimeException> failure = Optional.empty();

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Reading read(String stored) {
        String[] parts = stored.split(":", 3);
        if (!parts[0].equals("plain")) {
            return new Reading.Unknown();
        }
        if (parts[1].equals("0")) {
            return new Reading.Refused("Too cheap.");
        }
        return new Reading.Readable(new ForeignHash() {
            @Override
            public boolean verify(byte[] password) {
                String text = new String(password, StandardCharsets.UTF_8);
                compared.add(parts[1] + " " + text);
                arrays.add(password);
                failure.ifPresent(e -> {
                    throw e;
                });
                return text.equals(parts[2]);
            }

            @Override
            public long cost() {
                return Long.parseLong(parts[1]);
            }
        });
    }
}
