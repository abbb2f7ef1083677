package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.field.FieldChanges;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads {@code strange:COST}, which matches nothing. */
public final class StrangeHashes implements ForeignHashes {
    private final LongConsumer comparison;

    /** @param comparison told the cost of each one; what it throws, the comparison throws */
    public StrangeHashes(LongConsumer comparison) {
        this.comparison = comparison;
    }

    /** Brings a user who has such a hash. */
    public static void bring(Identity identity, String email, long cost) {
        identity.users()
                .transfer()
                .importUser(
                        new UserCopy(
                                Optional.empty(),
                                email,
                                Optional.empty(),
                                true,
                                false,
                                false,
                                false,
                                Optional.of("strange:" + cost),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                FieldChanges.NONE),
                        UserTransfer.Mode.STORE)
                .orThrow();
    }

    @Override
    public String name() {
        return "strange";
    }

    @Override
    public Reading read(String stored) {
        return stored.startsWith("strange:")
                ? new Reading.Readable(new Strange(Long.parseLong(stored.substring("strange:".length())), comparison))
                : new Reading.Unknown();
    }

    private record Strange(long cost, LongConsumer comparison) implements ForeignHash {
        @Override
        public boolean verify(byte[] password) {
            comparison.accept(cost);
            return false;
        }
    }
}
