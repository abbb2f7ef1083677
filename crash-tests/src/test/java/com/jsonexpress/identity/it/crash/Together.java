package com.jsonexpress.identity.it.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several things at once; what fails in one fails the test. */
final class Together {
    private Together() {}

    /** What comes of each, in their order. */
    static <T, R> List<R> each(int threads, Collection<T> all, Function<T, R> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<R>> calls = new ArrayList<>();
            all.forEach(one -> calls.add(() -> work.apply(one)));
            List<R> results = new ArrayList<>();
            for (Future<R> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
