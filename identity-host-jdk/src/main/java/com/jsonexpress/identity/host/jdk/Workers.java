package com.jsonexpress.identity.host.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that requests run on, one for each.
 *
 * <p>Virtual threads from JDK 24 on: before, the server's synchronized streams pin a virtual thread to its carrier, and
 * as many slow senders as there are cores would stop everything. Up to JDK 23 at most {@value #PLATFORM}
 * {@link PlatformThreads}.
 */
final class Workers implements Executor, AutoCloseable {
    static final int PLATFORM = 1000;

    private static final int UNPINNED = 24;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final InFlight inFlight;
    private final Executor threads;
    private final Runnable end;

    /** @param inFlight told of each task from its submission on: the server has taken a request by then */
    Workers(InFlight inFlight) {
        this.inFlight = inFlight;
        if (Runtime.version().feature() >= UNPINNED) {
            ExecutorService virtual = virtual();
            threads = virtual;
            end = virtual::shutdownNow;
        } else {
            PlatformThreads platform = new PlatformThreads(PLATFORM, IDLE, new Daemons());
            threads = platform;
            end = platform::close;
        }
    }

    /** Runs the server's task, which first reads the header fields: {@link Gate} ends that wait. */
    @Override
    public void execute(Runnable task) {
        inFlight.enter();
        try {
            threads.execute(() -> run(task));
        } catch (RuntimeException | Error e) {
            inFlight.leave();
            throw e;
        }
    }

    private void run(Runnable task) {
        SlowPeers.enter(SlowPeers.HEADERS);
        try {
            task.run();
        } finally {
            SlowPeers.leave();
            inFlight.leave();
        }
    }

    private static ExecutorService virtual() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("every JDK from 21 on has virtual threads", e);
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        end.run();
    }

    private static final class Daemons implements ThreadFactory {
        private static final long STACK = 512 * 1024L;

        private final AtomicInteger number = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(null, task, "identity-http-" + number.getAndIncrement(), STACK);
            thread.setDaemon(true);
            return thread;
        }
    }
}
