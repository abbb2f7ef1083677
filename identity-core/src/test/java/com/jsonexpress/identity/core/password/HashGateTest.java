package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashGateTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<HashGate> gates = new ArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        gates.forEach(HashGate::close);
        callers.shutdownNow();
    }

    private HashGate gate(int permits, int queue, Duration timeout) {
        HashGate gate = new HashGate(permits, queue, timeout);
        gates.add(gate);
        return gate;
    }

    private String blocked() {
        try {
            release.await();
            return "done";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts work that holds a permit, or a place in the line, until released. */
    private Future<String> occupy(HashGate gate, int running, int waiting) {
        Future<String> call = callers.submit(() -> gate.run(Source.TRUSTED, this::blocked));
        awaitLoad(gate, running, waiting);
        return call;
    }

    private static void awaitLoad(HashGate gate, int running, int waiting) {
        while (gate.load().running() != running || gate.load().waiting() != waiting) {
            Thread.onSpinWait();
        }
    }

    @Asvs("15.2.2")
    @Test
    void run_256Callers_neverMoreThanThePermitsRunAndTheSurplusIsRefusedFast() throws Exception {
        HashGate gate = gate(2, 16, Duration.ofSeconds(30));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Long> refusalNanos = new CopyOnWriteArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch refusals = new CountDownLatch(256 - 18);
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            calls.add(callers.submit(() -> {
                start.await();
                long begin = System.nanoTime();
                try {
                    gate.run(Source.TRUSTED, () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        String result = blocked();
                        now.decrementAndGet();
                        return result;
                    });
                    return true;
                } catch (UnavailableException e) {
                    refusalNanos.add(System.nanoTime() - begin);
                    refusals.countDown();
                    return false;
                }
            }));
        }
        start.countDown();
        refusals.await();
        assertThat(gate.load()).isEqualTo(new HashGate.Load(2, 16, 238));
        release.countDown();

        int served = 0;
        for (Future<Boolean> call : calls) {
            served += call.get() ? 1 : 0;
        }
        assertThat(served).isEqualTo(18);
        assertThat(most.get()).isEqualTo(2);
        assertThat(refusalNanos.stream().filter(nanos -> nanos < 2_000_000_000).count())
                .as("refused in under 2 s, of 30 that one may wait; a few may be preempted on a busy machine")
                .isGreaterThan(238 * 9 / 10);
        assertThat(gate.load()).isEqualTo(new HashGate.Load(0, 0, 238));
    }

    @Test
    void run_fullLine_isRefusedWithRetryAfter() {
        HashGate gate = gate(1, 0, Duration.ofSeconds(3));
        assertThat(occupy(gate, 1, 0)).isNotDone();

        assertThatThrownBy(() -> gate.run(Source.TRUSTED, () -> "x"))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
    }

    @Test
    void run_waiterPastItsDeadline_leavesAndItsWorkNeverRuns() throws Exception {
        HashGate gate = gate(1, 4, Duration.ofMillis(150));
        Future<String> holder = occupy(gate, 1, 0);
        AtomicInteger ran = new AtomicInteger();

        assertThatThrownBy(() -> gate.run(Source.TRUSTED, ran::incrementAndGet))
                .isInstanceOf(UnavailableException.class);

        assertThat(gate.load()).isEqualTo(new HashGate.Load(1, 0, 1));
        release.countDown();
        assertThat(holder.get()).isEqualTo("done"); // the deadline is for waiting, not for running
        assertThat(gate.run(Source.TRUSTED, () -> "next")).isEqualTo("next");
        assertThat(ran).hasValue(0);
    }

    @Test
    void run_interruptedWaiter_leavesWithItsFlagSetAndFreesItsPlace() throws Exception {
        HashGate gate = gate(1, 1, Duration.ofSeconds(30));
        assertThat(occupy(gate, 1, 0)).isNotDone();
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(1);
        AtomicInteger outcome = new AtomicInteger();
        Thread waiter = new Thread(() -> {
            try {
                gate.run(Source.TRUSTED, ran::incrementAndGet);
            } catch (UnavailableException e) {
                outcome.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            }
            left.countDown();
        });
        waiter.start();
        awaitLoad(gate, 1, 1);

        waiter.interrupt();
        left.await();

        assertThat(outcome).hasValue(1);
        assertThat(gate.load().waiting()).isZero();
        assertThat(occupy(gate, 1, 1)).isNotDone();
        release.countDown();
        awaitLoad(gate, 0, 0);
        assertThat(ran).hasValue(0);
    }

    @Test
    void run_interruptedWhileItsWorkRuns_leavesAndThePermitComesBack() throws Exception {
        HashGate gate = gate(1, 1, Duration.ofSeconds(30));
        Future<String> running = occupy(gate, 1, 0);

        running.cancel(true);
        assertThat(gate.load().running()).isEqualTo(1);
        release.countDown();

        assertThat(gate.run(Source.TRUSTED, () -> "next")).isEqualTo("next");
    }

    @Test
    void run_waiters_areServedInTheOrderOfArrival() throws Exception {
        HashGate gate = gate(1, 20, Duration.ofSeconds(30));
        assertThat(occupy(gate, 1, 0)).isNotDone();
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            calls.add(callers.submit(() -> gate.run(Source.TRUSTED, () -> order.add(number))));
            awaitLoad(gate, 1, i + 1);
        }
        release.countDown();
        for (Future<Boolean> call : calls) {
            call.get();
        }

        assertThat(order).isSorted().hasSize(20);
    }

    @Asvs("1.4.3")
    @Test
    void run_workThatThrows_passesItOnAndGivesThePlaceBack() {
        HashGate gate = gate(1, 0, Duration.ofSeconds(3));
        var failure = new IllegalArgumentException("from the hasher");

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> gate.run(Source.TRUSTED, () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThatThrownBy(() -> gate.run(Source.TRUSTED, () -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> gate.run(Source.TRUSTED, () -> {
                        throw HashGateTest.<RuntimeException>sneaky(new Exception("checked"));
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(gate.load()).isEqualTo(new HashGate.Load(0, 0, 0));
    }

    @Test
    void run_workThatInterruptsItsThread_leavesTheNextOnTheSameThreadUninterrupted() throws Exception {
        HashGate gate = gate(1, 1, Duration.ofSeconds(30));
        Future<Thread> first = callers.submit(() -> gate.run(Source.TRUSTED, () -> {
            blocked();
            Thread.currentThread().interrupt();
            return Thread.currentThread();
        }));
        awaitLoad(gate, 1, 0);
        AtomicReference<Thread> thread = new AtomicReference<>();
        Future<Boolean> second = callers.submit(() -> gate.run(Source.TRUSTED, () -> {
            thread.set(Thread.currentThread());
            return Thread.currentThread().isInterrupted();
        }));
        awaitLoad(gate, 1, 1);
        release.countDown();

        assertThat(second.get()).isFalse();
        assertThat(thread.get()).isSameAs(first.get());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Test
    void run_work_isDoneOnADaemonThreadOfTheGate() {
        Thread worker = gate(1, 0, Duration.ofSeconds(3)).run(Source.TRUSTED, Thread::currentThread);

        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getName()).startsWith("jex-hash-");
    }

    @Test
    void close_refusesWhoWaitsAndLetsRunWhoRuns() throws Exception {
        HashGate gate = gate(1, 4, Duration.ofSeconds(30));
        Future<String> running = occupy(gate, 1, 0);
        Future<String> waiting = occupy(gate, 1, 1);
        Future<?> closing = callers.submit(gate::close);

        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(UnavailableException.class);
        release.countDown();
        assertThat(running.get()).isEqualTo("done");
        closing.get();
        gate.close();
        assertThatThrownBy(() -> gate.run(Source.TRUSTED, () -> "x")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void reserved_allPlacesTaken_isRefusedUndoneAndFreeAgainAfterwards() throws Exception {
        HashGate gate = gate(1, 1, Duration.ofSeconds(30));
        CountDownLatch both = new CountDownLatch(2);
        List<Future<String>> inside = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            inside.add(callers.submit(() -> gate.reserved(Source.TRUSTED, () -> {
                both.countDown();
                return blocked();
            })));
        }
        both.await();
        AtomicInteger done = new AtomicInteger();

        assertThatThrownBy(() -> gate.reserved(Source.TRUSTED, done::incrementAndGet))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> gate.requireRoom(Source.TRUSTED)).isInstanceOf(UnavailableException.class);
        assertThat(done).hasValue(0);
        assertThat(gate.load().refused()).isEqualTo(2);

        release.countDown();
        for (Future<String> request : inside) {
            request.get();
        }
        gate.requireRoom(Source.TRUSTED);
        assertThat(gate.reserved(Source.TRUSTED, done::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void reserved_requestThatFails_givesItsPlaceBack() {
        HashGate gate = gate(1, 0, Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> gate.reserved(Source.TRUSTED, () -> {
                        throw new IllegalArgumentException("bad body");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        gate.requireRoom(Source.TRUSTED);
    }
}
