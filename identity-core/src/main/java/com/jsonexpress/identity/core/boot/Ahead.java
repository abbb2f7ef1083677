package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.error.BootException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A step of the boot that another thread takes meanwhile; its failure is the boot's, told where it is waited for. */
final class Ahead {
    private final FutureTask<Void> step;

    private Ahead(FutureTask<Void> step) {
        this.step = step;
    }

    static Ahead begin(Runnable step) {
        Ahead ahead = new Ahead(new FutureTask<>(step, null));
        Thread thread = new Thread(ahead.step, "identity-boot-ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    /** Waits until it is done. */
    void join() {
        try {
            step.get();
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
