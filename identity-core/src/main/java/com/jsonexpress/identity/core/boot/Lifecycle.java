package com.jsonexpress.identity.core.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, closed once each in reverse order; one that fails does not keep the others open. Thread-safe. */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized void started(AutoCloseable part) {
        started.push(part);
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn("{} could not be closed", part.getClass().getName(), e);
            }
        }
    }
}
