package com.jsonexpress.identity.host.jdk;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A platform thread for each task, at most so many; a task past them waits for a free one, behind those that came before. A task goes
 * to a thread that is free. Where there is none it waits for the first, while another thread starts one more: a start takes up to a
 * millisecond on a busy machine, the server's dispatcher would stand still for as many as there are in a burst, and the most of a burst
 * is answered by who is free again before. A thread that nobody needs ends. Thread-safe.
 *
 * <p>No {@code LinkedTransferQueue}, which would do for both queues: up to JDK 21 a thread that waits at one can take a whole processor
 * meanwhile (JDK-8301341).
 */
final class PlatformThreads implements Executor, AutoCloseable {
    private static final long PAUSE_MILLIS = 20;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final SynchronousQueue<Runnable> free = new SynchronousQueue<>();
    /** The tasks that began to wait and for which no thread was sent for yet. */
    private final AtomicLong missing = new AtomicLong();
    /** What the starter has yet to do: never more than one task, however many wait. */
    final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();

    private final ThreadPoolExecutor starter;
    private final ThreadPoolExecutor threads;

    PlatformThreads(int most, Duration idle, ThreadFactory factory) {
        this.threads = new ThreadPoolExecutor(0, most, idle.toNanos(), TimeUnit.NANOSECONDS, free, factory);
        this.starter = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, asked, factory);
        starter.prestartAllCoreThreads(); // a system without threads is told of at once
    }

    /** @throws RejectedExecutionException after {@link #close()} */
    @Override
    public void execute(Runnable task) {
        if (threads.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        if (!free.offer(() -> runFrom(task))) {
            waiting.add(task);
            if (missing.getAndIncrement() == 0) {
                starter.execute(this::sendForMissing);
            }
        }
    }

    private void runWaiting() {
        runFrom(waiting.poll());
    }

    private void runFrom(Runnable first) {
        for (Runnable task = first; task != null && !threads.isShutdown(); task = waiting.poll()) {
            task.run();
            Thread.interrupted(); // what one task left behind is not the next one's
        }
    }

    /** One thread for each task that waits. It gets none of them from here: by the time it comes another may have taken that one. */
    private void sendForMissing() {
        try {
            for (long unmet = missing.getAndSet(0); unmet > 0 && !waiting.isEmpty(); ) {
                if (sendForOne()) {
                    unmet--;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Whether one came, a free one or a new one. There may be no more of them yet, and none that is free. */
    private boolean sendForOne() throws InterruptedException {
        try {
            threads.execute(this::runWaiting);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) { // as many as may be, or the system has no more
            return free.offer(this::runWaiting, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Interrupts what still runs; what waits is not begun. */
    @Override
    public void close() {
        starter.shutdownNow();
        threads.shutdownNow();
    }
}
