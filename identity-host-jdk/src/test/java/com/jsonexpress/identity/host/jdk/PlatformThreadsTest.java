package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PlatformThreadsTest {
    private final PlatformThreads threads = new PlatformThreads(4, Duration.ofSeconds(30));
    private final Semaphore done = new Semaphore(0);
    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        threads.close();
    }

    private void work() {
        seen.add(Thread.currentThread());
        done.release();
    }

    @Test
    void tasks_oneAfterAnother_goToTheThreadThatIsFree() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            threads.execute(this::work);
            done.acquire();
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(seen).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void tasks_muchFasterThanThreadsAreFree_areAllDoneByNoMoreThreads() throws InterruptedException {
        int all = 200_000;
        for (int i = 0; i < all; i++) {
            threads.execute(this::work);
        }
        assertThat(done.tryAcquire(all, 50, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void tasks_pastTheMost_areDoneInTheOrderTheyCame() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        try (PlatformThreads one = new PlatformThreads(1, Duration.ofSeconds(30))) {
            one.execute(() -> {
                await(go);
                done.release();
            });
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                one.execute(() -> {
                    order.add(number);
                    done.release();
                });
            }
            go.countDown();
            assertThat(done.tryAcquire(1_001, 50, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).isSorted();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void threads_thatAreFree_takeNoTimeOfTheProcessor() throws InterruptedException {
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        for (int burst = 0; burst < 50; burst++) {
            for (int i = 0; i < 8; i++) {
                threads.execute(this::work);
            }
            done.acquire(8);
        }
        TimeUnit.MILLISECONDS.sleep(100);
        long before = seen.stream()
                .mapToLong(thread -> times.getThreadCpuTime(thread.getId()))
                .sum();
        TimeUnit.MILLISECONDS.sleep(1_000);
        long taken = seen.stream()
                        .mapToLong(thread -> times.getThreadCpuTime(thread.getId()))
                        .sum()
                - before;

        assertThat(TimeUnit.NANOSECONDS.toMillis(taken)).isLessThan(200);
    }

    @Test
    void threads_thatNobodyNeeds_end() throws InterruptedException {
        try (PlatformThreads ending = new PlatformThreads(8, Duration.ofMillis(1))) {
            for (int burst = 0; burst < 1_500; burst++) {
                for (int i = 0; i < 8; i++) {
                    ending.execute(this::work);
                }
                done.acquire(8);
                LockSupport.parkNanos(burst % 20 * 100_000L);
            }
            for (Thread thread : seen) {
                thread.join(5_000);
            }
            assertThat(seen).isNotEmpty().noneMatch(Thread::isAlive);
        }
    }

    @Test
    void interrupt_thatATaskLeavesBehind_isNotTheNextOnes() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        for (int i = 0; i < 100; i++) {
            threads.execute(() -> {
                interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
                work();
            });
        }
        done.acquire(100);

        assertThat(interrupted).isFalse();
    }

    @Test
    void task_thatFails_takesNoOtherWithIt() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            boolean fails = i % 2 == 0;
            threads.execute(() -> {
                work();
                if (fails) {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
                    throw new Error("a task of a test fails");
                }
            });
        }
        assertThat(done.tryAcquire(100, 50, TimeUnit.SECONDS)).isTrue();
    }
}
