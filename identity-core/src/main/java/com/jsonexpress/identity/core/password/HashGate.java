package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few hashes run and a few wait, in the order of their arrival; whoever comes on top of that is refused at once
 * with an {@link UnavailableException} (503 and {@code Retry-After}). Memory is bounded by permits × the memory of one
 * hash: argon2 allocates outside the heap and 256 hashes at once took 4.65 GB (ASVS 5.0 §2.4.1, §15.2.2).
 *
 * <p>Work runs on platform threads of the gate's own, because a virtual thread is pinned in native code; callers may be
 * of either kind. Idle threads end after a minute. The one line could become a line per source here: {@link #reserved} is
 * where requests come in, and nothing is hashed but through {@link #run}. Thread-safe.
 */
public final class HashGate implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final int capacity;
    private final Duration timeout;
    private final ThreadPoolExecutor pool;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /** What the gate does now, for metrics; {@code refused} counts since the start, those who ran out of time too. */
    public record Load(int running, int waiting, long refused) {}

    /**
     * @param permits how many hashes run at once, at least 1
     * @param queue how many may wait, 0 or more
     * @param timeout how long one may wait to be started; exactly then it leaves
     */
    public HashGate(int permits, int queue, Duration timeout) {
        this.capacity = permits + queue;
        this.timeout = timeout;
        this.pool =
                new ThreadPoolExecutor(permits, permits, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads());
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs work when its turn comes and returns what it returns or throws what it throws. Interrupted callers leave with
     * an {@code UnavailableException} and their interrupt flag set; work that runs already is run to its end unobserved.
     */
    <T> T run(Supplier<T> work) {
        if (pool.isShutdown()) {
            throw closed();
        }
        if (admitted.incrementAndGet() > capacity) {
            admitted.decrementAndGet();
            throw refuse("Too many passwords are being hashed");
        }
        var ticket = new HashTicket<>(work, running, admitted);
        try {
            pool.execute(ticket);
        } catch (RejectedExecutionException e) {
            ticket.leave();
            throw closed();
        }
        return await(ticket);
    }

    /** Refuses at once whoever would be refused anyway, before anything is read for it. */
    void requireRoom() {
        if (Math.max(inside.get(), admitted.get()) >= capacity) {
            throw refuse("Too many passwords are being hashed");
        }
    }

    /**
     * Does all that belongs to one request that will hash, one hash after another, in a place reserved for it: of a burst
     * only as many as the gate can take are parsed and looked up, and the rest is refused while it has cost nothing.
     */
    <T> T reserved(Supplier<T> request) {
        if (inside.incrementAndGet() > capacity) {
            inside.decrementAndGet();
            throw refuse("Too many passwords are being hashed");
        }
        try {
            return request.get();
        } finally {
            inside.decrementAndGet();
        }
    }

    private <T> T await(HashTicket<T> ticket) {
        try {
            return get(ticket);
        } catch (InterruptedException e) {
            leave(ticket);
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted while a password was being hashed", retryAfter());
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private <T> T get(HashTicket<T> ticket) throws InterruptedException, ExecutionException {
        try {
            return ticket.result().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (leave(ticket)) {
                throw refuse("Hashing a password had to wait too long");
            }
            return ticket.result().get();
        }
    }

    private boolean leave(HashTicket<?> ticket) {
        boolean left = ticket.leave();
        if (left) {
            pool.remove(ticket);
        }
        return left;
    }

    /** A snapshot; the numbers are read one after the other. */
    public Load load() {
        return new Load(running.get(), pool.getQueue().size(), refused.get());
    }

    /** Refuses who waits, lets run who runs, for at most ten seconds. The second call finds nothing to do. */
    @Override
    public void close() {
        pool.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        pool.getQueue().drainTo(waiting);
        for (Runnable ticket : waiting) {
            ((HashTicket<?>) ticket).refuse(closed());
        }
        try {
            pool.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UnavailableException refuse(String reason) {
        refused.incrementAndGet();
        return new UnavailableException(reason, retryAfter());
    }

    private UnavailableException closed() {
        return new UnavailableException("The password hasher is closed", retryAfter());
    }

    /** After the longest wait everybody who is in the line now has gone. */
    private Duration retryAfter() {
        return timeout.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : timeout;
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException("The password hasher failed", cause);
    }

    /** Threads that keep no application's class loader alive and no JVM running. */
    private static ThreadFactory threads() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(null, work, "jex-hash-" + count.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(HashGate.class.getClassLoader());
            return thread;
        };
    }
}
