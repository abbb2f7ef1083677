package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PlatformThreadsTest {
    private final PlatformThreads threads = pool(4, Duration.ofSeconds(30));
    private final Semaphore done = new Semaphore(0);
    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        threads.close();
    }

    private static PlatformThreads pool(int most, Duration idle) {
        return new PlatformThreads(most, idle, PlatformThreadsTest::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
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
        try (PlatformThreads one = pool(1, Duration.ofSeconds(30))) {
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
        try (PlatformThreads ending = pool(8, Duration.ofMillis(1))) {
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
    void tasks_thatComeAsTheOnlyThreadEnds_areAllDone() throws InterruptedException {
        try (PlatformThreads one = pool(1, Duration.ofNanos(1))) {
            for (int i = 0; i < 10_000; i++) {
                one.execute(done::release);
                assertThat(done.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void tasks_whileAllThreadsAreBusy_leaveNothingBehind() throws InterruptedException {
        Semaphore go = new Semaphore(0);
        Runnable task = () -> {
            go.acquireUninterruptibly();
            done.release();
        };
        try (PlatformThreads one = pool(1, Duration.ofSeconds(30))) {
            one.execute(task);
            for (int i = 0; i < 10_000; i++) {
                one.execute(task); // one waits always
                go.release();
                done.acquire();
            }
            assertThat(one.asked).hasSizeLessThanOrEqualTo(1);
            go.release();
        }
    }

    @Test
    void tasks_whileTheSystemHasNoThreads_areDoneAsSoonAsItHas() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        ThreadFactory poor = task -> made.getAndIncrement() % 3 == 0
                ? daemon(task)
                : new Thread(task) {
                    @Override
                    public synchronized void start() {
                        throw new OutOfMemoryError("a test's system makes no thread");
                    }
                };
        try (PlatformThreads some = new PlatformThreads(4, Duration.ofMillis(1), poor)) {
            for (int i = 0; i < 20; i++) {
                some.execute(this::work);
            }
            assertThat(done.tryAcquire(20, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @RepeatedTest(100)
    void tasks_thatWaitAtTheEnd_areNotBegun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PlatformThreads one = pool(1, Duration.ofSeconds(30));
        one.execute(() -> {
            seen.add(Thread.currentThread());
            begun.countDown();
            await(never); // until it is interrupted
        });
        begun.await();
        one.execute(this::work);
        one.close();
        seen.iterator().next().join(20_000);

        assertThat(done.availablePermits()).isZero();
        assertThatThrownBy(() -> one.execute(this::work)).isInstanceOf(RejectedExecutionException.class);
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
