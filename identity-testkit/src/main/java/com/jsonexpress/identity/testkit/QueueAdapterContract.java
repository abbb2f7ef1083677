package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link IQueueAdapter} owes. One that keeps to real time should be given a short first back-off. */
public abstract class QueueAdapterContract extends QueueTimes {
    @Test
    void enqueue_aJob_isHandedOverAsItIs() {
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("a");

        probe.awaitJobs(1);
        Job job = probe.jobs().get(0);
        assertThat(job.queue()).isEqualTo("q");
        assertThat(job.name()).isEqualTo("a");
        assertThat(job.id()).isNotBlank();
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(text(job.payload())).isEqualTo("of a");
        assertThat(job.toString()).doesNotContain("of a");
        Eventually.until("nothing is pending", () -> pending() == 0);
    }

    @Test
    void enqueue_busyWorker_doesNotWait() {
        CountDownLatch end = new CountDownLatch(1);
        Probe probe = new Probe(job -> end.await());
        queue.registerWorker("q", probe);
        for (int i = 0; i < 50; i++) {
            enqueue("a" + i);
        }

        assertThat(pending()).isEqualTo(50);
        end.countDown();
        Eventually.until("all are done", () -> pending() == 0);
        assertThat(probe.jobs()).hasSize(50);
    }

    @Test
    void enqueue_bytesOfAnyKind_areHandedOverUnchanged() {
        byte[] payload = new byte[20_000];
        IntStream.range(0, payload.length).forEach(i -> payload[i] = (byte) i);
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        queue.enqueue("q", "bytes", payload, EnqueueOptions.NOW);
        queue.enqueue("q", "none", new byte[0], EnqueueOptions.NOW);

        probe.awaitJobs(2);
        assertThat(probe.jobs()).anyMatch(job -> java.util.Arrays.equals(job.payload(), payload));
        assertThat(probe.jobs()).anyMatch(job -> job.payload().length == 0);
    }

    @Test
    void enqueue_fromManyThreads_eachJobIsDone() {
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        try (Race race = new Race(16)) {
            race.round(() -> {
                for (int i = 0; i < 25; i++) {
                    enqueue(Thread.currentThread().getId() + "/" + i);
                }
                return true;
            });
        }

        Eventually.until("all are done", () -> new HashSet<>(probe.names()).size() == 400 && pending() == 0);
        Set<String> ids = new HashSet<>();
        probe.jobs().forEach(job -> ids.add(job.id()));
        assertThat(ids).hasSize(400);
    }

    @Test
    void enqueue_beforeItsWorker_isKept() {
        enqueue("a");
        enqueue("b", EnqueueOptions.NOW.delay(unit()));
        assertThat(pending()).isEqualTo(2);
        pass(unit());
        Probe probe = new Probe();
        queue.registerWorker("q", probe);

        probe.awaitJobs(2);
        assertThat(probe.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void payload_changedByEitherSide_isNotChangedInTheQueue() {
        byte[] payload = "kept".getBytes(UTF_8);
        Probe probe = new Probe(job -> {
            boolean kept = text(job.payload()).equals("kept");
            job.payload()[0] = '!';
            if (job.attempt() == 1 || !kept) {
                throw kept ? new IllegalStateException("again") : new PermanentFailure("changed");
            }
        });
        queue.enqueue("q", "a", payload, EnqueueOptions.NOW);
        payload[0] = '!';
        queue.registerWorker("q", probe);

        passUntil("it was repeated", () -> probe.jobs().size() == 2 && pending() == 0);
        assertThat(dead()).isZero();
    }

    @Test
    void queues_withTheirWorkers_doNotMix() {
        Probe one = new Probe();
        Probe two = new Probe();
        queue.registerWorker("one", one);
        queue.registerWorker("two", two);
        queue.enqueue("two", "b", new byte[0], EnqueueOptions.NOW);
        queue.enqueue("one", "a", new byte[0], EnqueueOptions.NOW);

        Eventually.until("both are done", () -> pending() == 0);
        assertThat(one.names()).containsExactly("a");
        assertThat(two.names()).containsExactly("b");
    }

    @Test
    void registerWorker_second_isRefused() {
        queue.registerWorker("q", new Probe());

        assertThatIllegalStateException().isThrownBy(() -> queue.registerWorker("q", new Probe()));
    }

    @Test
    void idempotencyKey_whileOneWaitsOrRuns_anotherIsIgnored() {
        EnqueueOptions once = EnqueueOptions.NOW.once("key");
        CountDownLatch end = new CountDownLatch(1);
        Probe probe = new Probe(job -> end.await());
        enqueue("first", once);
        enqueue("while waiting", once);
        queue.registerWorker("q", probe);
        probe.awaitJobs(1);
        enqueue("while running", once);
        queue.enqueue("other queue", "other", new byte[0], once);
        enqueue("other key", EnqueueOptions.NOW.once("KEY"));
        enqueue("no key");

        probe.awaitJobs(3);
        end.countDown();
        Eventually.until("its queue is empty", () -> pending() == 1);
        assertThat(probe.names()).containsExactlyInAnyOrder("first", "other key", "no key");
        enqueue("after success", once);
        Eventually.until("the key was free", () -> probe.names().contains("after success"));
    }

    @Test
    void idempotencyKey_throughSeveralInstancesAtOnce_isOneJob() {
        assumeTrue(isShared(), "each instance has jobs of its own");
        List<IQueueAdapter> queues = startShared();
        try (Race race = new Race(8)) {
            AtomicInteger turn = new AtomicInteger();
            for (int round = 0; round < 10; round++) {
                EnqueueOptions once = EnqueueOptions.NOW.once("key " + round);
                race.round(() -> {
                    queues.get(turn.getAndIncrement() % 2).enqueue("q", "a", new byte[0], once);
                    return true;
                });
            }
        }
        Probe probe = new Probe();
        queues.forEach(one -> one.registerWorker("q", probe));
        awaitNothingPending(queues);
        assertThat(probe.jobs()).hasSize(10);
    }

    @Test
    void worker_atEachOfSeveralInstances_doesEachJobOnce() {
        assumeTrue(isShared(), "each instance has jobs of its own");
        List<IQueueAdapter> queues = startShared();
        Probe probe = new Probe();
        queues.forEach(one -> one.registerWorker("q", probe));
        for (int i = 0; i < 200; i++) {
            queues.get(i % 2).enqueue("q", "job " + i, new byte[0], EnqueueOptions.NOW);
        }

        awaitNothingPending(queues);
        assertThat(probe.names()).hasSize(200).doesNotHaveDuplicates();
    }

    private static void awaitNothingPending(List<IQueueAdapter> queues) {
        Eventually.until(
                "nothing is pending",
                () -> queues.stream().allMatch(one -> one.health().gauges().getOrDefault("pending", -1L) == 0));
    }

    @Test
    void idempotencyKey_whileOneIsRepeated_anotherIsIgnoredUntilItIsDead() {
        EnqueueOptions once = EnqueueOptions.NOW.once("key");
        AtomicBoolean hopeless = new AtomicBoolean();
        Probe probe = new Probe(job -> {
            if (hopeless.get()) {
                throw new PermanentFailure("useless");
            }
            throw new IllegalStateException("again");
        });
        queue.registerWorker("q", probe);
        enqueue("first", once);
        passUntil("it was repeated", () -> probe.jobs().size() >= 2);
        enqueue("ignored", once);
        hopeless.set(true);
        passUntil("it is dead", () -> dead() == 1);
        assertThat(probe.names()).doesNotContain("ignored");

        enqueue("after death", once);
        Eventually.until("the key was free", () -> probe.names().contains("after death"));
    }

    @Test
    void idempotencyKey_manyAtOnce_oneIsTaken() {
        Probe probe = new Probe();
        try (Race race = new Race(32)) {
            race.round(() -> {
                enqueue("a", EnqueueOptions.NOW.once("key"));
                return true;
            });
        }

        assertThat(pending()).isEqualTo(1);
        queue.registerWorker("q", probe);
        Eventually.until("it is done", () -> pending() == 0);
        assertThat(probe.jobs()).hasSize(1);
    }

    @Test
    void namespaces_ofTwoInstances_doNotMeet() {
        IQueueAdapter other = startNew();
        Probe mine = new Probe();
        Probe others = new Probe();
        other.registerWorker("q", others);
        queue.registerWorker("q", mine);
        enqueue("a");
        enqueue("b");

        Eventually.until("both are done", () -> pending() == 0);
        assertThat(mine.names()).containsExactlyInAnyOrder("a", "b");
        assertThat(others.jobs()).isEmpty();
    }

    @Test
    void close_jobInFlight_waitsForItAndTakesNoMore() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Probe probe = new Probe(job -> {
            end.await();
            done.set(true);
        });
        queue.registerWorker("q", probe);
        enqueue("in flight");
        probe.awaitJobs(1);
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            close(queue);
            return done.get();
        });
        Eventually.until("no job is taken", this::refuses);
        assertThat(closed).isNotDone();
        end.countDown();

        assertThat(closed.join()).as("whether the job was done once closed").isTrue();
        assertThatIllegalStateException().isThrownBy(() -> enqueue("late"));
    }

    private boolean refuses() {
        try {
            queue.enqueue("nobody's", "a", new byte[0], EnqueueOptions.NOW);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
