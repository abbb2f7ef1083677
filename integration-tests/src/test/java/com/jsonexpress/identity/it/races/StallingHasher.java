package com.jsonexpress.identity.it.races;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands still once while it makes a new hash of one password, until told to go on. */
final class StallingHasher implements PasswordHasher {
    private final InsecureFastHasher fast = new InsecureFastHasher();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile byte[] slowOne = {};

    void stallOn(String password) {
        slowOne = password.getBytes(StandardCharsets.UTF_8);
    }

    void awaitStalled() {
        await(stalled);
    }

    void goOn() {
        slowOne = new byte[0];
        released.countDown();
    }

    @Override
    public String name() {
        return "stalling";
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        if (slowOne.length > 0 && Arrays.equals(slowOne, password)) {
            stalled.countDown();
            await(released);
        }
        return fast.hash(password, salt, parameters);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        return fast.verify(hash, password);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
