package com.jsonexpress.identity.host.jdk;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends waits for a peer that have lasted too long. The JDK's server has no read timeout of its own; interrupting a
 * thread that is blocked on a socket channel closes the channel, which is what is wanted of a peer that stalls.
 *
 * <p>A thread has at most one wait at a time. One daemon thread serves the whole JVM; it looks four times a second.
 */
final class SlowPeers {
    /** How long the header fields of a request may take. */
    static final Duration HEADERS = Duration.ofSeconds(10);

    /** How long the body of one of identity's own requests may take, all in all. */
    static final Duration OWN_BODY = Duration.ofSeconds(10);

    /** How long the rest of a body that nobody wanted is read. */
    static final Duration DRAIN = Duration.ofSeconds(5);

    /** How long a peer may neither send nor take anything. */
    static final Duration STALL = Duration.ofSeconds(30);

    private static final long TICK = Duration.ofMillis(250).toNanos();
    private static final Map<Thread, Wait> WAITS = new ConcurrentHashMap<>();

    static {
        Thread watcher = new Thread(SlowPeers::watch, "identity-slow-peers");
        watcher.setDaemon(true);
        watcher.start();
    }

    private SlowPeers() {}

    /** The calling thread begins to wait for a peer. */
    static void enter(Duration limit) {
        Thread thread = Thread.currentThread();
        WAITS.put(thread, new Wait(thread, System.nanoTime() + limit.toNanos()));
    }

    /** The calling thread waits no longer. Repeats do nothing. */
    static void leave() {
        Wait wait = WAITS.remove(Thread.currentThread());
        if (wait != null) {
            wait.end();
        }
    }

    private static void watch() {
        while (true) {
            Thread.interrupted(); // whoever that was: it would not wait any more
            LockSupport.parkNanos(TICK);
            round(WAITS.values());
        }
    }

    /** Whatever it ends in, the next one comes. */
    static void round(Iterable<Wait> waits) {
        try {
            long now = System.nanoTime();
            for (Wait wait : waits) {
                wait.endIfPast(now);
            }
        } catch (RuntimeException | Error e) {
            // most likely no memory, and none for words either
        }
    }

    static final class Wait {
        private final Thread thread;
        private final long deadline;
        private boolean over;
        private boolean interrupted;

        Wait(Thread thread, long deadline) {
            this.thread = thread;
            this.deadline = deadline;
        }

        synchronized void endIfPast(long now) {
            if (!over && !interrupted && now - deadline >= 0) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Called by the waiting thread, so that no interrupt of ours outlives the wait. */
        synchronized void end() {
            over = true;
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
