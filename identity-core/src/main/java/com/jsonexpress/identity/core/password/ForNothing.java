package com.jsonexpress.identity.core.password;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done for the time it takes alone, once the answer is known. Where it fails, only the time is another: an
 * exception would make the answered guess one that counts for nothing. Told once. Thread-safe.
 */
final class ForNothing {
    private static final Logger LOG = LoggerFactory.getLogger(ForNothing.class);

    private final AtomicBoolean told = new AtomicBoolean();

    void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            if (told.compareAndSet(false, true)) {
                LOG.warn(
                        "Work that hides which accounts exist fails ({}): wrong passwords may be answered earlier than"
                                + " they should. Told once.",
                        e.getClass().getName());
            }
        }
    }
}
