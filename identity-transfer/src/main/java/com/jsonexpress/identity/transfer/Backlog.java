package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import java.io.PrintStream;
import java.time.Duration;

/** The mails that wait in the memory of this process, which must not end before them. */
final class Backlog {
    /** More than the longest pause between two attempts of a mail. */
    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();

    private static final long STEP_MILLIS = 100;

    private final Identity identity;
    private final PrintStream out;
    private final long before;

    /** Made before the import: what repeats by plan is pending always. */
    Backlog(Identity identity, PrintStream out) {
        this.identity = identity;
        this.out = out;
        this.before = pending();
    }

    /** Until the mails are handed over; gives up where none is for a while. What is left is still owed to its users. */
    void await() {
        long least = Long.MAX_VALUE;
        out.println("Sending the invitations.");
        long since = System.nanoTime();
        try {
            for (long left = pending() - before; left > 0; left = pending() - before) {
                if (left < least) {
                    least = left;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE) {
                    out.println(left + " mails could not be sent yet. The application sends them while it runs.");
                    return;
                }
                Thread.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pending() {
        Health queue = identity.health().get("queue");
        return queue == null ? 0 : queue.gauges().getOrDefault("pending", 0L);
    }
}
