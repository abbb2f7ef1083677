package com.jsonexpress.identity.host.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform thread for each task, at most so many; a task past them waits for a free one, behind those that came before. A task goes
 * to a thread that is free. Where there is none it waits for the first, while another thread starts one more: a start takes up to a
 * millisecond on a busy machine, the server's dispatcher would stand still for as many as there are in a burst, and the most of a burst
 * is answered by who is free again before. Thread-safe.
 */
final class PlatformThreads implements Executor, AutoCloseable {
    private static final long STACK = 512 * 1024L;
    private static final long IDLE_SECONDS = 30;

    private final TransferQueue<Runnable> waiting = new LinkedTransferQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService starter = Executors.newSingleThreadExecutor(this::daemon);
    private final ThreadPoolExecutor threads;

    PlatformThreads(int most) {
        this.threads = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, waiting, this::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        if (!waiting.tryTransfer(task)) {
            waiting.add(task);
            starter.execute(this::startNext);
        }
    }

    /** Each task that waits has one call of this to come; nothing is started where a thread has taken that task meanwhile. */
    private void startNext() {
        if (!waiting.isEmpty()) {
            threads.prestartCoreThread();
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
