package com.jsonexpress.identity.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that come at a steady rate, whether or not the ones before have been answered. An answer's time counts from when its
 * request was due, and so what waits behind a slow answer counts too.
 */
final class OpenLoop {
    private static final int CONNECTIONS = 64;

    private OpenLoop() {}

    static Latencies run(int port, byte[] request, int perSecond, int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicInteger next = new AtomicInteger();
            long begin = System.nanoTime() + 100_000_000;
            List<Future<Latencies>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                parts.add(threads.submit(() -> send(port, request, next, perSecond * seconds, begin, 1e9 / perSecond)));
            }
            List<Latencies> all = new ArrayList<>();
            for (Future<Latencies> part : parts) {
                all.add(part.get());
            }
            return Latencies.all(all);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Takes the next one that is due, waits for its time, and sends it. */
    private static Latencies send(int port, byte[] request, AtomicInteger next, int count, long begin, double pause)
            throws Exception {
        Latencies latencies = new Latencies();
        try (Connection connection = new Connection(port)) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = begin + (long) (i * pause);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                connection.send(request);
                latencies.add(System.nanoTime() - due);
            }
        }
        return latencies;
    }
}
