package com.jsonexpress.identity.host.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that requests run on, one for each.
 *
 * <p>Virtual threads from JDK 24 on: before, the server's synchronized streams pin a virtual thread to its carrier, and
 * as many slow senders as there are cores would stop everything. Up to JDK 23 at most {@value #PLATFORM} platform
 * threads; a request past them waits for a free one. They are started by a thread of their own, and only while requests
 * wait: a start takes up to a millisecond on a busy machine, the server's dispatcher would stand still for as many as there
 * are in a burst, and the most of a burst is answered by who is free again before.
 */
final class Workers implements Executor, AutoCloseable {
    static final int PLATFORM = 1000;

    private static final int UNPINNED = 24;
    private static final long STACK = 512 * 1024L;

    private final LinkedTransferQueue<Runnable> waiting = new LinkedTransferQueue<>();
    private final ExecutorService threads;
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> daemon(task, "identity-http-0"));

    Workers() {
        this.threads = Runtime.version().feature() >= UNPINNED ? virtual() : platform();
    }

    /** Runs the server's task, which first reads the header fields: {@link Gate} ends that wait. */
    @Override
    public void execute(Runnable task) {
        Runnable watched = () -> {
            SlowPeers.enter(SlowPeers.HEADERS);
            try {
                task.run();
            } finally {
                SlowPeers.leave();
            }
        };
        if (threads instanceof ThreadPoolExecutor pool) {
            handOver(watched, pool);
        } else {
            threads.execute(watched);
        }
    }

    /** To a thread that is free, without waking the starter; else to the first that will be. */
    private void handOver(Runnable task, ThreadPoolExecutor pool) {
        if (!waiting.tryTransfer(task)) {
            waiting.add(task);
            starter.execute(() -> {
                if (!waiting.isEmpty()) {
                    pool.prestartCoreThread();
                }
            });
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, STACK);
        thread.setDaemon(true);
        return thread;
    }

    private ExecutorService virtual() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invokeExact();
        } catch (Throwable e) { // there is none, which is no fault
            return platform();
        }
    }

    private ExecutorService platform() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> daemon(task, "identity-http-" + number.incrementAndGet());
        var pool = new ThreadPoolExecutor(PLATFORM, PLATFORM, 30, TimeUnit.SECONDS, waiting, factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        starter.shutdownNow();
        threads.shutdownNow();
    }
}
