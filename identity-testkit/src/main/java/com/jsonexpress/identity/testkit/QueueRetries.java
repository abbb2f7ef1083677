package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of {@link QueueAdapterContract} about jobs that fail. */
abstract class QueueRetries extends ProviderContract<IQueueAdapter> {
    IQueueAdapter queue;

    QueueRetries() {
        super(IQueueAdapter.class);
    }

    /** A small part of the first back-off: time is moved by few of these until a repeat is seen. */
    protected Duration step() {
        return Duration.ofMillis(5);
    }

    @BeforeEach
    void startQueue() {
        queue = startNew();
    }

    @Test
    void failing_fewTimes_isRepeatedAsTheSameJobUntilItSucceeds() {
        Probe probe = new Probe(job -> {
            if (job.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        queue.registerWorker("q", probe);
        enqueue("a");

        passUntil("it succeeded", () -> probe.jobs().size() == 3 && pending() == 0);
        assertThat(probe.jobs()).extracting(Job::attempt).containsExactly(1, 2, 3);
        assertThat(probe.jobs())
                .extracting(Job::id)
                .containsOnly(probe.jobs().get(0).id());
        assertThat(probe.jobs())
                .extracting(Job::payload)
                .allMatch(payload -> text(payload).equals("of a"));
        assertThat(dead()).isZero();
    }

    @Test
    void failing_again_waitsLongerEachTime() {
        List<Long> times = new CopyOnWriteArrayList<>();
        Probe probe = new Probe(job -> {
            times.add(now());
            throw new IllegalStateException("never");
        });
        queue.registerWorker("q", probe);
        enqueue("a");

        for (int attempts = 2; attempts <= 5; attempts++) {
            int count = attempts;
            passUntil(step().multipliedBy(1L << count), "there was attempt " + count, () -> times.size() >= count);
        }
        long first = times.get(1) - times.get(0);
        long fourth = times.get(4) - times.get(3);
        assertThat(first).isPositive();
        assertThat(fourth).isGreaterThan(first);
    }

    @Test
    void failing_always_isKeptAsDead() {
        Probe probe = new Probe(job -> {
            throw new IllegalStateException("never");
        });
        queue.registerWorker("q", probe);
        enqueue("a");

        passFastUntil("it is dead", () -> dead() == 1);
        assertThat(pending()).isZero();
        assertThat(probe.jobs().size()).isGreaterThan(2);
        int attempts = probe.jobs().size();
        settle();
        assertThat(probe.jobs()).hasSize(attempts);
    }

    @Test
    void failing_permanently_isDeadAtOnce() {
        Probe probe = new Probe(job -> {
            throw new PermanentFailure("useless");
        });
        queue.registerWorker("q", probe);
        enqueue("a");

        Eventually.until("it is dead", () -> dead() == 1);
        assertThat(pending()).isZero();
        settle();
        assertThat(probe.jobs()).hasSize(1);
        assertThat(dead()).isEqualTo(1);
    }

    @Test
    void failing_withAnError_isRepeatedAndTheWorkerLivesOn() {
        Probe probe = new Probe(job -> {
            if (job.attempt() == 1) {
                Thread.currentThread().interrupt();
                throw new AssertionError("broken");
            }
        });
        queue.registerWorker("q", probe);
        for (int i = 0; i < 10; i++) {
            enqueue("a" + i);
        }

        passUntil("all were repeated", () -> probe.jobs().size() == 20 && pending() == 0);
        assertThat(dead()).isZero();
    }

    @Test
    void failing_oneJob_doesNotHoldUpOthers() {
        Probe probe = new Probe(job -> {
            if (job.name().equals("poison")) {
                throw new IllegalStateException("never");
            }
        });
        queue.registerWorker("q", probe);
        enqueue("poison");
        Eventually.until("the poison was tried", () -> probe.names().contains("poison"));
        for (int i = 0; i < 20; i++) {
            enqueue("good");
        }

        Eventually.until("the others are done", () -> good(probe) == 20);
    }

    @Test
    void slow_oneJob_doesNotHoldUpOthers() {
        CountDownLatch end = new CountDownLatch(1);
        Probe probe = new Probe(job -> {
            if (job.name().equals("slow")) {
                end.await();
            }
        });
        queue.registerWorker("q", probe);
        enqueue("slow");
        Eventually.until("the slow one runs", () -> probe.names().contains("slow"));
        for (int i = 0; i < 20; i++) {
            enqueue("good");
        }

        Eventually.until("the others are done", () -> good(probe) == 20);
        Eventually.until("the slow one alone is left", () -> pending() == 1);
        end.countDown();
        Eventually.until("all are done", () -> pending() == 0);
    }

    final void enqueue(String job) {
        enqueue(job, EnqueueOptions.NOW);
    }

    final void enqueue(String job, EnqueueOptions options) {
        queue.enqueue("q", job, ("of " + job).getBytes(UTF_8), options);
    }

    final long pending() {
        return gauge("pending");
    }

    final long dead() {
        return gauge("dead");
    }

    /** Lets a job that was enqueued now run its course, so that what should not happen had its chance. */
    final void settle() {
        Probe after = new Probe();
        queue.registerWorker("settled", after);
        pass(unit());
        queue.enqueue("settled", "job", new byte[0], EnqueueOptions.NOW.delay(unit()));
        pass(unit());
        after.awaitJobs(1);
    }

    /** A delay that ends within a test. */
    final Duration unit() {
        return timeCanBeMoved() ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
    }

    final void passUntil(String what, BooleanSupplier holds) {
        passUntil(step().multipliedBy(4), what, holds);
    }

    private void passFastUntil(String what, BooleanSupplier holds) {
        passUntil(step().multipliedBy(12_000), what, holds);
    }

    final void passUntil(Duration step, String what, BooleanSupplier holds) {
        Eventually.until(what, () -> {
            if (holds.getAsBoolean()) {
                return true;
            }
            if (timeCanBeMoved()) {
                pass(step);
            }
            return false;
        });
    }

    private long now() {
        return timeCanBeMoved() ? time().passed().toNanos() : System.nanoTime();
    }

    /** Health is told in less than a second, for which a busy machine may be too slow. */
    private long gauge(String name) {
        AtomicReference<@Nullable Long> told = new AtomicReference<>();
        Eventually.until("there is a gauge " + name, () -> {
            told.set(queue.health().gauges().get(name));
            return told.get() != null;
        });
        return Objects.requireNonNull(told.get());
    }

    static long good(Probe probe) {
        return probe.names().stream().filter("good"::equals).count();
    }

    static String text(byte[] payload) {
        return new String(payload, UTF_8);
    }
}
