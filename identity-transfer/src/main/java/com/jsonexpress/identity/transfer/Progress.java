package com.jsonexpress.identity.transfer;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Tells how far it is, once it takes long enough to wonder, and then every two seconds. Not thread-safe. */
final class Progress implements LongConsumer {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final LongSupplier ticker;
    private final long begin;
    private long told;

    Progress(PrintStream out, LongSupplier ticker) {
        this.out = out;
        this.ticker = ticker;
        this.begin = ticker.getAsLong();
        this.told = begin;
    }

    @Override
    public void accept(long count) {
        long now = ticker.getAsLong();
        if (now - told >= EVERY) {
            told = now;
            out.println(count + " so far, " + rate(count) + " in a second");
        }
    }

    /** How many in a second since the beginning. */
    long rate(long count) {
        double seconds = Math.max(1, ticker.getAsLong() - begin)
                / (double) Duration.ofSeconds(1).toNanos();
        return Math.round(count / seconds);
    }
}
