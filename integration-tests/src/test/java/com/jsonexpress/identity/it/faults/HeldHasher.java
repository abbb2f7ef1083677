package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A cheap hasher whose first comparison hangs, deaf to interruption, until it is let go. */
final class HeldHasher implements PasswordHasher {
    private final InsecureFastHasher fast = new InsecureFastHasher();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Thread thread = Thread.currentThread();

    void awaitHeld() throws InterruptedException {
        if (!held.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody compares");
        }
    }

    /** The one that hangs. */
    Thread thread() {
        return thread;
    }

    void letGo() {
        released.countDown();
    }

    @Override
    public String name() {
        return "held";
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return fast.hash(password, salt, parameters);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        boolean first = held.getCount() > 0;
        if (first) {
            thread = Thread.currentThread();
        }
        held.countDown();
        while (first && released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // deaf
            }
        }
        return fast.verify(hash, password);
    }
}
