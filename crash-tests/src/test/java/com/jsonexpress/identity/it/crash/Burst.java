package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.it.support.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many requests at once, half of them registrations and half provisionings, and the death of whom they went to when some
 * of them had been answered.
 */
final class Burst {
    static final int AT_ONCE = 200;

    /** Those whose request was answered with 201. */
    final Set<String> registered = ConcurrentHashMap.newKeySet();

    final Set<String> provisioned = ConcurrentHashMap.newKeySet();

    /** Those whose request has no answer, or another one. */
    final Set<String> unregistered = ConcurrentHashMap.newKeySet();

    final Set<String> unprovisioned = ConcurrentHashMap.newKeySet();

    /** What was answered instead of 201. */
    final Set<Integer> refusals = ConcurrentHashMap.newKeySet();

    private final CountDownLatch enough;

    private Burst(int enough) {
        this.enough = new CountDownLatch(enough);
    }

    /**
     * @param name what the addresses begin with
     * @param enough how many answers come before the kill
     */
    static Burst of(Instance instance, String admin, String name, int enough) {
        Burst burst = new Burst(enough);
        Client client = instance.client();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        AtomicInteger left = new AtomicInteger(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            boolean registers = i % 2 == 0;
            String email = name + "-" + i + "@example.com";
            Thread thread = new Thread(() -> {
                await(go);
                if (registers) {
                    burst.send(
                            email,
                            burst.registered,
                            burst.unregistered,
                            () -> client.register(email).status());
                } else {
                    burst.send(
                            email,
                            burst.provisioned,
                            burst.unprovisioned,
                            () -> client.send("POST", "/users", admin, "email", email, "role", "editor")
                                    .status());
                }
                if (left.decrementAndGet() == 0) {
                    burst.release();
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        await(burst.enough);
        instance.kill();
        threads.forEach(Burst::join);
        return burst;
    }

    private interface Request {
        int status();
    }

    private void send(String email, Set<String> done, Set<String> undone, Request request) {
        try {
            int status = request.status();
            if (status == 201) {
                done.add(email);
                enough.countDown();
            } else {
                refusals.add(status);
                undone.add(email);
            }
        } catch (AssertionError e) { // no answer
            undone.add(email);
        }
    }

    /** All were answered, in some way. */
    private void release() {
        while (enough.getCount() > 0) {
            enough.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
