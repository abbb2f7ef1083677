package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.event.Source;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One place in the gate: waiting, until either the work starts or its caller leaves; one of the two happens, once. */
final class HashTicket<T> implements Runnable {
    private final Source source;
    private final Supplier<T> work;
    private final Runnable given;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * @param source who asks
     * @param given called when the permit that the work ran under is free again
     */
    HashTicket(Source source, Supplier<T> work, Runnable given) {
        this.source = source;
        this.work = work;
        this.given = given;
    }

    Source source() {
        return source;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /** Does the work, for which the caller holds a permit, unless its caller has left. */
    @Override
    public void run() {
        Runnable outcome = settled.compareAndSet(false, true) ? outcome() : () -> {};
        try {
            given.run();
        } finally {
            outcome.run();
        }
    }

    /**
     * Does the work; telling the caller comes after the permit was given back. Catches everything: a hasher in another
     * language of the JVM may throw checked exceptions, and a lost permit would stay lost.
     */
    private Runnable outcome() {
        try {
            T value = work.get();
            return () -> result.complete(value);
        } catch (Throwable e) {
            return () -> result.completeExceptionally(e);
        }
    }

    /** Whether the caller could leave: the work has not started and will not. */
    boolean leave() {
        return settled.compareAndSet(false, true);
    }

    /** Ends the wait of the caller, unless the work has started. */
    void refuse(RuntimeException reason) {
        if (leave()) {
            result.completeExceptionally(reason);
        }
    }
}
