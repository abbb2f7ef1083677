package com.jsonexpress.identity.host.jdk;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    private static final long STACK = 512 * 1024L;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final SynchronousQueue<Runnable> free = new SynchronousQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService starter = Executors.newSingleThreadExecutor(this::daemon);
    private final ThreadPoolExecutor threads;

    PlatformThreads(int most, Duration idle) {
        this.threads = new ThreadPoolExecutor(
                0, most, idle.toNanos(), TimeUnit.NANOSECONDS, free, this::daemon, (all, full) -> awaitFree(all));
    }

    @Override
    public void execute(Runnable task) {
        if (!free.offer(() -> runFrom(task))) {
            waiting.add(task);
            starter.execute(this::startNext);
        }
    }

    private void runWaiting() {
        runFrom(waiting.poll());
    }

    private void runFrom(Runnable first) {
        for (Runnable task = first; task != null; task = waiting.poll()) {
            task.run();
            Thread.interrupted(); // what one task left behind is not the next one's
        }
    }

    /**
     * Each task that waits has one call of this to come. It takes none itself, since it may have to wait for a thread: that thread takes
     * the first.
     */
    private void startNext() {
        if (!waiting.isEmpty()) {
            threads.execute(this::runWaiting);
        }
    }

    private void awaitFree(Runnable all) {
        try {
            free.put(all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(null, task, "identity-http-" + number.getAndIncrement(), STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        starter.shutdownNow();
        threads.shutdownNow();
    }
}
