package com.jsonexpress.identity.it.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hangs at one call of one thread, deaf to interruption, until released; the calls of others pass. */
final class Hang implements Meddler {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final int at;
    private volatile boolean gaveUp;
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

    /** Whether nobody released it: the test that should have was held up by it. */
    boolean gaveUp() {
        return gaveUp;
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
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean free = false;
        while (!free && !gaveUp) {
            try {
                free = released.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                gaveUp = !free;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
