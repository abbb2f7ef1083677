package com.jsonexpress.identity.core.boot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, closed once each in reverse order; one that fails or hangs does not keep the others open. Each is
 * closed by a thread of its own, so that it can be left behind. Thread-safe.
 */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    /** More than the ten seconds that a part may wait for its work in flight. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Duration longest;

    public Lifecycle() {
        this(LONGEST);
    }

    /** @param longest how long one part is waited for */
    Lifecycle(Duration longest) {
        this.longest = longest;
    }

    synchronized void started(AutoCloseable part) {
        started.push(part);
    }

    /** Where the caller is interrupted each part is, too, and waited for but a moment. Keeps the caller's flag. */
    @Override
    public synchronized void close() {
        boolean interrupted = false;
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            Thread closing = new Thread(() -> close(part), "identity-close");
            closing.setDaemon(true);
            closing.start();
            interrupted = interrupted || joinIsInterrupted(closing, longest);
            if (interrupted) {
                closing.interrupt();
                var unused = joinIsInterrupted(closing, MOMENT);
            }
            if (closing.isAlive()) {
                LOG.warn("{} does not close and is left behind", part.getClass().getName());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joinIsInterrupted(Thread closing, Duration atMost) {
        try {
            closing.join(atMost.toMillis());
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("{} could not be closed", part.getClass().getName(), e);
        }
    }
}
