package com.jsonexpress.identity.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that start at the same moment, round after round. For one test thread. */
public final class Race implements AutoCloseable {
    private final int threads;
    private final CyclicBarrier start;
    private final ExecutorService pool;

    /** Starts so many threads. */
    public Race(int threads) {
        this.threads = threads;
        this.start = new CyclicBarrier(threads);
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "race");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has every thread do the same at once; the results in no order. What one throws fails the round. */
    public <T> List<T> round(Callable<T> task) {
        return round(Collections.nCopies(threads, task));
    }

    /** Has every thread do its own at once, one task per thread; the results in the tasks' order. */
    public <T> List<T> round(List<Callable<T>> tasks) {
        if (tasks.size() != threads) {
            throw new IllegalArgumentException("one task per thread");
        }
        List<Callable<T>> started = new ArrayList<>();
        for (Callable<T> task : tasks) {
            started.add(() -> {
                start.await();
                return task.call();
            });
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(started)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a racer failed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
