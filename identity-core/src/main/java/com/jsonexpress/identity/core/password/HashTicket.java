package com.jsonexpress.identity.core.password;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One place in the gate: waiting, until either the work starts or its caller leaves; one of the two happens, once. */
final class HashTicket<T> implements Runnable {
    private final Supplier<T> work;
    private final AtomicInteger running;
    private final AtomicInteger admitted;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    HashTicket(Supplier<T> work, AtomicInteger running, AtomicInteger admitted) {
        this.work = work;
        this.running = running;
        this.admitted = admitted;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void run() {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        running.incrementAndGet();
        Runnable outcome = outcome();
        running.decrementAndGet();
        admitted.decrementAndGet();
        outcome.run();
    }

    /**
     * Does the work; telling the caller comes after the place was given back. Catches everything: a hasher in another
     * language of the JVM may throw checked exceptions, and a lost place would stay lost.
     */
    private Runnable outcome() {
        try {
            T value = work.get();
            return () -> result.complete(value);
        } catch (Throwable e) {
            return () -> result.completeExceptionally(e);
        }
    }

    /** Gives the place back, unless the work has started. */
    boolean leave() {
        boolean left = settled.compareAndSet(false, true);
        if (left) {
            admitted.decrementAndGet();
        }
        return left;
    }

    void refuse(RuntimeException reason) {
        if (leave()) {
            result.completeExceptionally(reason);
        }
    }
}
