package com.jsonexpress.identity.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final UnavailableException AWAY = new UnavailableException("the\nserver\u2028of a test");

    /** Near the end of the range, as {@code System.nanoTime()} may be. */
    private final AtomicLong tick = new AtomicLong(Long.MAX_VALUE - 500_000_000);

    private final Standstill standstill = new Standstill("q", tick::get);
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(usual);
    }

    private List<String> lines() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("Queue q"))
                .toList();
    }

    private void failsAtOnce() {
        standstill.away(standstill.begin(), AWAY);
    }

    private void seconds(int count) {
        tick.addAndGet(count * 1_000_000_000L);
    }

    @Test
    void log_thatFails_keepsNoJobFromBeingSettled() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                throw new InternalError("of the log");
            }
        });
        long number = standstill.begin();

        assertThat(standstill.away(number, AWAY)).isTrue();
        standstill.over(number);

        assertThat(standstill.isStill()).isFalse();
    }

    /** To decide and to stop is one step, or two at once would each take itself for the first. */
    @Test
    void away_twoAtOnce_countsTheFirstAlone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20_000; round++) {
                Standstill fresh = new Standstill("race", tick::get);
                fresh.over(fresh.begin());
                AtomicInteger ready = new AtomicInteger();
                Callable<Boolean> job = () -> {
                    long number = fresh.begin();
                    ready.incrementAndGet();
                    for (int spins = 0; ready.get() < 2 && spins < 10_000; spins++) {
                        Thread.onSpinWait();
                    }
                    return fresh.away(number, AWAY);
                };
                Future<Boolean> other = threads.submit(job);
                boolean putBack = threads.submit(job).get();
                assertThat(List.of(putBack, other.get())).containsExactlyInAnyOrder(true, false);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void open_whileNothingIsAway_isForAll() {
        standstill.over(standstill.begin());

        assertThat(standstill.open(3)).isEqualTo(3);
        assertThat(standstill.closedFor()).isZero();
        assertThat(standstill.isStill()).isFalse();
    }

    @Test
    void open_whileItIsAway_isForOneASecond() {
        failsAtOnce();
        assertThat(standstill.open(3)).isZero();
        tick.addAndGet(999_000_000);
        assertThat(standstill.open(3)).isZero();
        assertThat(standstill.closedFor()).isEqualTo(Duration.ofMillis(1));
        tick.addAndGet(1_000_000);
        assertThat(standstill.open(3)).isEqualTo(1);
        assertThat(standstill.open(0)).isZero();

        failsAtOnce();

        assertThat(standstill.open(3)).isZero();
        assertThat(standstill.closedFor()).isEqualTo(Standstill.PAUSE);
    }

    @Test
    void open_whileATriedJobHasNoAnswer_isForAnotherOne() {
        failsAtOnce();
        seconds(1);
        standstill.begin();
        assertThat(standstill.open(3)).isZero();
        seconds(1);

        assertThat(standstill.open(3)).isEqualTo(1);
    }

    /** Whoever waited in vain for ten seconds has not asked within the last one. */
    @Test
    void open_afterAJobThatWaitedInVain_isAtOnce() {
        long number = standstill.begin();
        seconds(10);
        standstill.away(number, AWAY);

        assertThat(standstill.open(3)).isEqualTo(1);
    }

    @Test
    void open_onceAJobEndedInAnotherWay_isForAll() {
        failsAtOnce();
        seconds(1);
        standstill.over(standstill.begin());

        assertThat(standstill.open(3)).isEqualTo(3);
    }

    @Test
    void away_ofAJobThatBeganBeforeOneThatEndedWell_isOver() {
        failsAtOnce();
        seconds(1);
        long hanging = standstill.begin();
        seconds(1);
        standstill.over(standstill.begin());
        standstill.away(hanging, AWAY);

        assertThat(standstill.open(3)).isEqualTo(3);
        failsAtOnce();
        assertThat(standstill.isStill()).isTrue();
    }

    @Test
    void away_whileNothingIsKnown_orOthersFindItAway_isPutBack() {
        assertThat(standstill.away(standstill.begin(), AWAY)).isTrue();
        seconds(1);
        standstill.over(standstill.begin());
        failsAtOnce();

        assertThat(standstill.away(standstill.begin(), AWAY)).isTrue();
    }

    /** Else a job that alone finds something away would hold up the others for a second each time, and never be dead. */
    @Test
    void away_ofOneJobWhileOthersEnd_counts() {
        standstill.over(standstill.begin());
        for (int i = 0; i < 5; i++) {
            assertThat(standstill.away(standstill.begin(), AWAY)).isFalse();
            assertThat(standstill.isStill()).isTrue();
            seconds(1);
            standstill.over(standstill.begin());
        }
    }

    @Test
    void log_tellsOnceThatItStandsStill_andThatItGoesOn() {
        for (int i = 0; i < 100; i++) {
            failsAtOnce();
            seconds(1);
        }
        standstill.over(standstill.begin());
        standstill.over(standstill.begin());

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0))
                .contains("WARN")
                .endsWith("Queue q stands still: what its jobs need is away (the server of a test)."
                        + " One job a second is tried.");
        assertThat(lines().get(1)).contains("INFO").endsWith("Queue q goes on.");
    }

    @Test
    void log_whereItComesAndGoes_tellsOnceInFiveMinutes_andOfALongOneAgain() {
        for (int i = 0; i < 299; i++) {
            failsAtOnce();
            standstill.over(standstill.begin());
            seconds(1);
        }
        assertThat(lines()).hasSize(2);
        failsAtOnce();
        assertThat(lines()).hasSize(2);
        seconds(1);
        failsAtOnce();
        assertThat(lines()).hasSize(3);
        seconds(300);
        failsAtOnce();

        assertThat(lines()).hasSize(4);
    }

    @Test
    void reason_ofADriver_isToldWithoutItsPassword() {
        standstill.away(
                standstill.begin(), new UnavailableException("redis://app:hunter2@cache:6379 " + "x".repeat(1000)));

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("redis://…@cache")
                .doesNotContain("hunter2")
                .hasSizeLessThan(800);
    }
}
