package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** A few senders at once, each with a connection of its own. */
final class Senders {
    private static final int SENDERS = 4;

    private Senders() {}

    /** Does {@code work} on each item; the first failure is this call's. */
    static <T> void run(int port, Latencies latencies, List<T> items, BiConsumer<Wire, T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (T item : items) {
                running.add(threads.submit(() -> {
                    try (Wire wire = new Wire(port, latencies)) {
                        work.accept(wire, item);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a sender failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
