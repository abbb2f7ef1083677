package com.jsonexpress.identity.core.password;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One place in the gate: waiting, until either the work starts or its caller leaves; one of the two happens, once. */
final class HashTicket<T> {
    private final String party;

    /** Taken by whoever settles the ticket: what it holds of a password is let go of then. */
    private final AtomicReference<@Nullable Supplier<T>> work;

    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** @param party who asks */
    HashTicket(String party, Supplier<T> work) {
        this.party = party;
        this.work = new AtomicReference<>(work);
    }

    String party() {
        return party;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /**
     * Does the work under a permit, unless its caller has left; what is returned tells the caller. Catches everything: a hasher in
     * another language of the JVM may throw checked exceptions, and a lost permit would stay lost.
     */
    Runnable run() {
        Supplier<T> taken = work.getAndSet(null);
        if (taken == null) {
            return () -> {};
        }
        try {
            T value = taken.get();
            return () -> result.complete(value);
        } catch (Throwable e) {
            return () -> result.completeExceptionally(e);
        }
    }

    /** Whether the caller could leave: the work has not started and will not. */
    boolean leave() {
        return work.getAndSet(null) != null;
    }

    /** Ends the wait of the caller, unless the work has started. */
    void refuse(RuntimeException reason) {
        if (leave()) {
            result.completeExceptionally(reason);
        }
    }
}
