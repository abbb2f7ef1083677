package com.jsonexpress.identity.hashes;

import com.jsonexpress.identity.core.spi.ForeignHashes;
import java.util.List;
import java.util.function.Function;

/** All formats that are known here. Thread-safe. */
public final class KnownHashes implements ForeignHashes {
    private static final int LONGEST = 1024;

    /** The first that knows a text decides. Bare digests come before what is recognised by its bytes alone. */
    private static final List<Function<String, Reading>> FORMATS =
            List.of(Spring::read, Bcrypt::read, Phc::read, Spring::readScrypt, Django::read, Weak::read, AspNet::read);

    @Override
    public String name() {
        return "identity-foreign-hashes";
    }

    @Override
    public Reading read(String stored) {
        if (stored.length() > LONGEST) {
            return new Reading.Unknown();
        }
        for (Function<String, Reading> format : FORMATS) {
            Reading reading = format.apply(stored);
            if (!(reading instanceof Reading.Unknown)) {
                return reading;
            }
        }
        return new Reading.Unknown();
    }
}
