package com.jsonexpress.identity.host.jdk;

import java.time.Duration;

/** Counts the requests being read or answered, so that a stop can wait for them. Thread-safe. */
final class InFlight {
    private int count;
    private boolean stopping;

    synchronized void enter() {
        count++;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    /** Whether the host is about to stop, so that a connection should not be kept. */
    synchronized boolean stopping() {
        return stopping;
    }

    /** Waits until none is left, at most this long. */
    synchronized void drain(Duration atMost) {
        stopping = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (count > 0) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
