package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few hashes run and a few wait; whoever comes on top of that is refused at once with an
 * {@link UnavailableException} (503 and {@code Retry-After}). Memory is bounded by permits × the memory of one hash:
 * the native argon2 allocates outside the heap and 256 hashes at once took 4.65 GB (ASVS 5.0 §2.4.1, §15.2.2).
 *
 * <p>Sources take turns, those of one IPv6 site together, and while others wait none keeps more than two waiting places,
 * so that one of them cannot shut the others out. Work runs on platform threads of the gate's own, because a virtual thread is pinned in native code;
 * callers may be of either kind. Idle threads end after a minute. {@link #reserved} is where requests come in, and nothing
 * is hashed but through {@link #run}. Thread-safe.
 */
public final class HashGate implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    private static final String FULL = "Too many passwords are being hashed";

    private final int permits;
    private final int capacity;
    private final Duration timeout;
    private final ThreadPoolExecutor pool;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingLine line;
    private final Map<String, Integer> inside = new HashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private int insideAll;
    private int running;
    private boolean closed;

    /** What the gate does now; {@code refused} counts since the start, those who ran out of time too. */
    public record Load(int running, int waiting, long refused) {}

    /**
     * @param permits how many hashes run at once, at least 1
     * @param queue how many may wait, 0 or more
     * @param timeout how long one may wait to be started; exactly then it leaves
     */
    public HashGate(int permits, int queue, Duration timeout) {
        this.permits = permits;
        this.capacity = permits + queue;
        this.timeout = timeout;
        this.line = new WaitingLine(queue);
        this.pool =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads());
    }

    /**
     * Runs work when its turn comes and returns what it returns or throws what it throws. Interrupted callers leave with
     * an {@code UnavailableException} and their interrupt flag set; work that runs already is run to its end unobserved.
     *
     * @param source who asks
     */
    <T> T run(Source source, Supplier<T> work) {
        var ticket = new HashTicket<>(source.party(), work);
        List<HashTicket<?>> out = List.of();
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            if (running < permits) {
                start(ticket);
            } else if (line.hasRoomFor(source.party())) {
                out = line.add(ticket);
            } else {
                throw refuse(FULL);
            }
        } finally {
            lock.unlock();
        }
        out.forEach(lost -> lost.refuse(refuse("Others wait, and this source had more than its share of the line")));
        return await(ticket);
    }

    /** Refuses at once whoever would be refused anyway, before anything is read for it. */
    void requireRoom(Source source) {
        lock.lock();
        try {
            if (!hasRoom(source)) {
                throw refuse(FULL);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does all that belongs to one request that will hash, one hash after another, in a place reserved for it: of a burst
     * only as many as the gate can take are parsed and looked up, and the rest is refused while it has cost nothing.
     */
    <T> T reserved(Source source, Supplier<T> request) {
        lock.lock();
        try {
            if (!hasRoom(source)) {
                throw refuse(FULL);
            }
            inside.merge(source.party(), 1, Integer::sum);
            insideAll++;
        } finally {
            lock.unlock();
        }
        try {
            return request.get();
        } finally {
            left(source);
        }
    }

    /**
     * The places of one source alone are as many as the gate has. Who finds them taken still gets in with its share,
     * where somebody has more: the line decides then who has to go. Guarded by the lock.
     */
    private boolean hasRoom(Source source) {
        int mine = inside.getOrDefault(source.party(), 0);
        int busy = Math.max(insideAll, running + line.size());
        return busy < capacity
                || busy < 2 * capacity
                        && mine < WaitingLine.SHARE
                        && inside.values().stream().anyMatch(count -> count > WaitingLine.SHARE);
    }

    private void left(Source source) {
        lock.lock();
        try {
            insideAll--;
            inside.computeIfPresent(source.party(), (who, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    /** Guarded by the lock. */
    private void start(HashTicket<?> ticket) {
        pool.execute(() -> runFrom(ticket)); // may fail where no thread can be made
        running++;
    }

    /**
     * Under one permit, until nobody waits. A caller learns its result after the permit has gone on, so that its next hash finds
     * one.
     */
    private void runFrom(HashTicket<?> first) {
        Optional<? extends HashTicket<?>> ticket = Optional.of(first);
        while (ticket.isPresent()) {
            Runnable outcome = ticket.get().run();
            Thread.interrupted(); // what one hasher left behind is not the next caller's
            ticket = next();
            outcome.run();
        }
    }

    /** Who is next under the permit of a thread; without one the permit is free. */
    private Optional<HashTicket<?>> next() {
        lock.lock();
        try {
            Optional<HashTicket<?>> next = closed ? Optional.empty() : line.next();
            if (next.isEmpty()) {
                running--;
            }
            return next;
        } finally {
            lock.unlock();
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
            lock.lock();
            try {
                line.remove(ticket);
            } finally {
                lock.unlock();
            }
        }
        return left;
    }

    /** A snapshot. */
    public Load load() {
        lock.lock();
        try {
            return new Load(running, line.size(), refused.get());
        } finally {
            lock.unlock();
        }
    }

    /** Refuses who waits, lets run who runs, for at most ten seconds. The second call finds nothing to do. */
    @Override
    public void close() {
        List<HashTicket<?>> waiting = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            for (var next = line.next(); next.isPresent(); next = line.next()) {
                waiting.add(next.get());
            }
        } finally {
            lock.unlock();
        }
        waiting.forEach(ticket -> ticket.refuse(closed()));
        pool.shutdown();
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
