package com.jsonexpress.identity.core.boot;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts work in flight, however much, so that a close can wait for them. Thread-safe. */
public final class InFlight {
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    /** Whether it may go on; whoever may has to {@link #leave}. */
    public boolean enter() {
        count.incrementAndGet();
        if (closed) {
            leave();
            return false;
        }
        return true;
    }

    public void leave() {
        if (count.decrementAndGet() == 0 && closed) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Lets nobody in any more and waits until all have left, at most this long. */
    public synchronized void close(Duration atMost) {
        closed = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); count.get() > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
