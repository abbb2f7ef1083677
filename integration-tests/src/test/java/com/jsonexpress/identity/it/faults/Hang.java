package com.jsonexpress.identity.it.faults;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hangs at one call of one thread, deaf to interruption, until released; the calls of others pass. */
final class Hang implements Meddler {
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final int at;
    private volatile Thread victim = Thread.currentThread();

    Hang(int at) {
        this.at = at;
    }

    /** Whose calls are counted. */
    void befall(Thread thread) {
        victim = thread;
    }

    boolean isHanging() {
        return hanging.getCount() == 0;
    }

    void release() {
        released.countDown();
    }

    @Override
    public Object on(String operation, Object[] arguments, Real real) throws Throwable {
        if (Thread.currentThread() == victim && calls.incrementAndGet() == at) {
            hanging.countDown();
            awaitRelease();
        }
        return real.call(arguments);
    }

    private void awaitRelease() {
        boolean interrupted = false;
        try {
            for (boolean free = false; !free; ) {
                try {
                    free = released.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
