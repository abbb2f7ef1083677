package com.jsonexpress.identity.core.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job is to be taken.
 *
 * @param delay not before that much time has passed; zero for at once
 * @param cron repeats at these times in UTC; the first one is the next such time after the delay; where the
 *     clock is set back it goes on at one of its next two times by the new clock
 * @param idempotencyKey while a job of this queue with this key waits or runs, another one is ignored; a queue
 *     that outlives the process takes over the times of a repeated one
 */
public record EnqueueOptions(Duration delay, Optional<Cron> cron, Optional<String> idempotencyKey) {
    public static final EnqueueOptions NOW = new EnqueueOptions(Duration.ZERO, Optional.empty(), Optional.empty());

    public EnqueueOptions {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative");
        }
    }

    public EnqueueOptions delay(Duration wait) {
        return new EnqueueOptions(wait, cron, idempotencyKey);
    }

    public EnqueueOptions cron(Cron times) {
        return new EnqueueOptions(delay, Optional.of(times), idempotencyKey);
    }

    public EnqueueOptions once(String key) {
        return new EnqueueOptions(delay, cron, Optional.of(key));
    }
}
