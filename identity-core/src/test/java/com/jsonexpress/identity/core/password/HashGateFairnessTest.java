package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One source cannot shut the others out of the gate (security-bar 7). */
class HashGateFairnessTest {
    private static final Source FLOOD = Source.at("203.0.113.7");
    private static final Source ADA = Source.at("198.51.100.1");
    private static final Source BOB = Source.at("198.51.100.2");

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Source> done = new CopyOnWriteArrayList<>();
    private final HashGate gate = new HashGate(1, 8, Duration.ofMinutes(2));

    @AfterEach
    void close() {
        release.countDown();
        gate.close();
        callers.shutdownNow();
    }

    /** Fills the gate: one runs, eight wait. */
    private List<Future<Boolean>> flood() {
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            calls.add(ask(FLOOD));
            int asked = i;
            until("it is in line", () -> gate.load().running() + gate.load().waiting() == asked + 1);
        }
        return calls;
    }

    private Future<Boolean> ask(Source source) {
        return callers.submit(() -> gate.reserved(
                source,
                () -> gate.run(source, () -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return done.add(source);
                })));
    }

    @Test
    void oneSourceAlone_mayFillTheLine() throws Exception {
        List<Future<Boolean>> calls = flood();
        gateIsFullFor(FLOOD);

        release.countDown();

        for (Future<Boolean> call : calls) {
            assertThat(call.get()).isTrue();
        }
    }

    @Test
    void another_takesAPlaceOfTheOneThatHasMost_andIsServedNext() throws Exception {
        List<Future<Boolean>> flood = flood();

        Future<Boolean> ada = ask(ADA);
        until("the surplus is refused", () -> gate.load().waiting() == WaitingLine.SHARE + 1);
        gateIsFullFor(FLOOD);
        release.countDown();

        assertThat(ada.get()).isTrue();
        assertThat(flood.stream().filter(HashGateFairnessTest::isRefused)).hasSize(6);
        assertThat(done).hasSize(4).startsWith(FLOOD).last().isNotEqualTo(ADA);
    }

    @Test
    void sources_takeTurns() throws Exception {
        List<Future<Boolean>> calls = new ArrayList<>(List.of(ask(FLOOD)));
        until("it runs", () -> gate.load().running() == 1);
        int waiting = 0;
        for (Source source : List.of(FLOOD, FLOOD, ADA, ADA, BOB)) {
            calls.add(ask(source));
            int expected = ++waiting;
            until("it waits", () -> gate.load().waiting() == expected);
        }
        release.countDown();
        for (Future<Boolean> call : calls) {
            call.get();
        }
        assertThat(done).containsExactly(FLOOD, FLOOD, ADA, BOB, FLOOD, ADA);
    }

    @Test
    void manySources_withAShareEach_fillTheLineAndNobodyIsPushedOut() {
        List<Future<Boolean>> calls = new ArrayList<>(List.of(ask(FLOOD)));
        until("it runs", () -> gate.load().running() == 1);
        for (int i = 0; i < 8; i++) {
            calls.add(ask(Source.at("198.51.100." + i / 2)));
            int expected = i + 1;
            until("it waits", () -> gate.load().waiting() == expected);
        }
        gateIsFullFor(BOB);
        gateIsFullFor(Source.at("192.0.2.1"));
        assertThat(gate.load().waiting()).isEqualTo(8);
        assertThat(calls).noneMatch(Future::isDone);
    }

    /** Whoever has one network of IPv6 easily has a site of 65,536, and is one party all the same. */
    @Test
    void networksOfOneSite_areOneParty() throws Exception {
        List<Future<Boolean>> site = new ArrayList<>(List.of(ask(Source.at("2001:db8:1::1"))));
        until("it runs", () -> gate.load().running() == 1);
        for (int i = 0; i < 8; i++) {
            site.add(ask(Source.at("2001:db8:1:" + i + "::1")));
            int expected = i + 1;
            until("it waits", () -> gate.load().waiting() == expected);
        }
        Future<Boolean> ada = ask(ADA);
        until("the surplus is refused", () -> gate.load().waiting() == WaitingLine.SHARE + 1);
        release.countDown();

        assertThat(ada.get()).isTrue();
        assertThat(site.stream().filter(HashGateFairnessTest::isRefused)).hasSize(6);
    }

    private static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void gateIsFullFor(Source source) {
        assertThatThrownBy(() -> gate.reserved(source, () -> gate.run(source, () -> true)))
                .isInstanceOf(UnavailableException.class);
    }

    private static boolean isRefused(Future<Boolean> call) {
        try {
            return !call.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnavailableException;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
