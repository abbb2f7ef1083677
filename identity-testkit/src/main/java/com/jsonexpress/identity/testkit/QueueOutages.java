package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The part of {@link QueueAdapterContract} about jobs that find what they need away. */
abstract class QueueOutages extends QueueRetries {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int JOBS = 50;

    private final AtomicBoolean away = new AtomicBoolean(true);

    private Probe needing() {
        return new Probe(job -> {
            if (away.get()) {
                throw new UnavailableException("what this test needs");
            }
        });
    }

    /** Else so much time may pass while a job runs that another one takes it over. */
    private void passSlowlyUntil(String what, BooleanSupplier holds) {
        passUntil(SECOND, what, () -> {
            if (holds.getAsBoolean()) {
                return true;
            }
            Eventually.nap(Duration.ofMillis(100));
            return false;
        });
    }

    @Test
    void away_moreOftenThanThereAreAttempts_isNoAttemptAndDoneInTheEnd() {
        int times = timeCanBeMoved() ? 20 : 8;
        AtomicBoolean failed = new AtomicBoolean();
        Probe probe = new Probe(job -> {
            if (away.get()) {
                throw new UnavailableException("what this test needs");
            }
            if (!failed.getAndSet(true)) {
                throw new IllegalStateException("the first that counts");
            }
        });
        queue.registerWorker("q", probe);
        enqueue("a");

        passSlowlyUntil("it was tried " + times + " times", () -> probe.jobs().size() >= times);
        assertThat(dead()).isZero();
        assertThat(pending()).isEqualTo(1);
        assertThat(probe.jobs()).extracting(Job::attempt).containsOnly(1);
        away.set(false);
        passSlowlyUntil("it is done", () -> pending() == 0);
        assertThat(probe.jobs().get(probe.jobs().size() - 1).attempt()).isEqualTo(2);
        assertThat(probe.jobs())
                .extracting(Job::id)
                .containsOnly(probe.jobs().get(0).id());
        assertThat(dead()).isZero();
    }

    @Test
    void away_forOneQueue_leavesOthersAlone() {
        Probe other = new Probe();
        queue.registerWorker("q", needing());
        queue.registerWorker("other", other);
        for (int i = 0; i < JOBS; i++) {
            enqueue("waits");
            queue.enqueue("other", "goes on", new byte[0], EnqueueOptions.NOW);
        }

        other.awaitJobs(JOBS);
        Eventually.until("those of the first are left", () -> pending() == JOBS);
    }

    @Test
    void away_withManyWaiting_isAskedOnceASecond_andAllAreDoneWithinTwoOnceItIsBack() {
        Probe probe = needing();
        queue.registerWorker("q", probe);
        for (int i = 0; i < JOBS; i++) {
            enqueue("a" + i);
        }
        Eventually.until("it was tried", () -> !probe.jobs().isEmpty());
        Eventually.nap(Duration.ofMillis(200)); // those that had begun beside it
        long from = System.nanoTime();
        int before = probe.jobs().size();
        assertThat(before).as("jobs that begin at once").isLessThan(JOBS / 2);
        for (int tenths = 0; tenths < 50; tenths++) {
            pass(Duration.ofMillis(100));
            Eventually.nap(Duration.ofMillis(timeCanBeMoved() ? 20 : 0));
        }
        int asked = probe.jobs().size() - before;
        int most = timeCanBeMoved() ? 6 : 2 + (int) ((System.nanoTime() - from) / SECOND.toNanos());
        assertThat(asked).as("once a second").isBetween(1, most);

        away.set(false);
        long start = System.nanoTime();
        pass(timeCanBeMoved() ? SECOND : Duration.ZERO);
        Eventually.until("all are done", () -> pending() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(timeCanBeMoved() ? Duration.ofSeconds(10) : Duration.ofSeconds(4));
        assertThat(dead()).isZero();
    }

    @Test
    void away_forOneJobAlone_doesNotStopTheRest() {
        Probe probe = new Probe(job -> {
            if (job.name().equals("poison")) {
                throw new UnavailableException("what nobody else needs");
            }
        });
        queue.registerWorker("q", probe);
        enqueue("poison");
        Eventually.until("the poison was tried", () -> probe.names().contains("poison"));
        for (int i = 0; i < 20; i++) {
            enqueue("good");
        }

        for (int seconds = 0; seconds < 30 && good(probe) < 20; seconds++) {
            int tried = probe.jobs().size();
            pass(SECOND);
            Eventually.until("another one was tried", () -> probe.jobs().size() > tried);
            Eventually.nap(Duration.ofMillis(50)); // until it is put back
        }
        assertThat(good(probe)).isEqualTo(20);
        Eventually.until("it alone is left", () -> pending() == 1);
        assertThat(dead()).isZero();
    }

    /** Others are done, so it is to blame itself. */
    @Test
    void away_forOneJobAgainAndAgainWhileOthersAreDone_isAnAttempt() {
        Probe probe = new Probe(job -> {
            if (job.name().equals("poison")) {
                throw new UnavailableException("what nobody else needs");
            }
        });
        queue.registerWorker("q", probe);
        enqueue("good");
        Eventually.until("the good one is done", () -> pending() == 0);
        enqueue("poison");

        passSlowlyUntil(
                "it counts",
                () -> probe.jobs().stream().anyMatch(job -> job.name().equals("poison") && job.attempt() == 2));
    }

    @Test
    void away_whenTheQueueIsClosed_endsWithoutTryingEachJob() {
        Probe probe = needing();
        queue.registerWorker("q", probe);
        for (int i = 0; i < JOBS; i++) {
            enqueue("a" + i);
        }
        Eventually.until("it was tried", () -> !probe.jobs().isEmpty());
        long start = System.nanoTime();
        close(queue);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(probe.jobs()).hasSizeLessThan(JOBS / 2);
    }
}
