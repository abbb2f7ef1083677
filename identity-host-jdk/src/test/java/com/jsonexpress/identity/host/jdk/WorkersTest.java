package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class WorkersTest {
    private static final int ALL = Workers.PLATFORM + 50;

    @Test
    void tasks_moreThanThreads_areAllDone_andUpToTheLimitAtOnce() throws InterruptedException {
        int most = Runtime.version().feature() < 24 ? Workers.PLATFORM : ALL;
        Semaphore begun = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        Semaphore done = new Semaphore(0);
        Workers workers = new Workers(new InFlight());
        try {
            for (int i = 0; i < ALL; i++) {
                workers.execute(() -> {
                    peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                    begun.release();
                    await(go);
                    running.decrementAndGet();
                    done.release();
                });
            }
            begun.acquire(most); // so many are blocked, each in a thread of its own
            go.countDown();
            done.acquire(ALL);

            assertThat(peak).hasValue(most);
        } finally {
            workers.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
