package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.event.Source;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One place in the gate: waiting, until either the work starts or its caller leaves; one of the two happens, once. */
final class HashTicket<T> {
    private final Source source;
    private final Supplier<T> work;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** @param source who asks */
    HashTicket(Source source, Supplier<T> work) {
        this.source = source;
        this.work = work;
    }

    Source source() {
        return source;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /**
     * Does the work under a permit, unless who asked has left, and gives what tells them. Catches everything: a hasher in another
     * language of the JVM may throw checked exceptions, and a lost permit would stay lost.
     */
    Runnable run() {
        if (!settled.compareAndSet(false, true)) {
            return () -> {};
        }
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
