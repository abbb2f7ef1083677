package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.error.BootException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A step of the boot that another thread takes meanwhile; its failure is the boot's, told where it is waited for. */
final class Ahead<T> {
    private final FutureTask<T> step;

    private Ahead(FutureTask<T> step) {
        this.step = step;
    }

    static <T> Ahead<T> begin(Supplier<T> step) {
        Ahead<T> ahead = new Ahead<>(new FutureTask<>(step::get));
        Thread thread = new Thread(ahead.step, "identity-boot-ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    /** What it brought; waits until it is done. */
    T join() {
        try {
            return step.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BootException("the boot was interrupted", "Start again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
