package com.jsonexpress.identity.queue.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryQueueAdapterInsideTest {
    private final MovableTime time = new MovableTime();

    @Test
    void enqueue_full_isUnavailableUntilThereIsRoom() {
        MemoryQueueAdapter queue = started(new Limits(2, 3, Duration.ofSeconds(1)));
        enqueue(queue, EnqueueOptions.NOW);
        enqueue(queue, EnqueueOptions.NOW.once("key"));
        enqueue(queue, EnqueueOptions.NOW.delay(Duration.ofMinutes(1)));

        enqueue(queue, EnqueueOptions.NOW.once("key"));
        assertThatThrownBy(() -> enqueue(queue, EnqueueOptions.NOW)).isInstanceOf(UnavailableException.class);
        queue.registerWorker("q", job -> {});
        Eventually.until("there is room", () -> gauge(queue, "pending") == 1);
        enqueue(queue, EnqueueOptions.NOW);
        queue.close();
    }

    @Test
    void enqueue_manyDead_isUnavailableRatherThanLosingOne() {
        MemoryQueueAdapter queue = started(new Limits(2, 2, Duration.ofSeconds(1)));
        queue.registerWorker("q", job -> {
            throw new PermanentFailure("useless");
        });
        enqueue(queue, EnqueueOptions.NOW);
        enqueue(queue, EnqueueOptions.NOW);
        Eventually.until("both are dead", () -> gauge(queue, "dead") == 2);

        assertThatThrownBy(() -> enqueue(queue, EnqueueOptions.NOW)).isInstanceOf(UnavailableException.class);
        queue.close();
    }

    /** The clock fails between what waits and what repeats, so that a job which is due may be lost. */
    @Test
    void trouble_ofTheThreadThatKeepsTime_whenItIsOver_losesNoJob() {
        AtomicReference<@Nullable Error> trouble = new AtomicReference<>();
        AtomicInteger troubled = new AtomicInteger();
        InstantSource source = () -> {
            Error now = trouble.get();
            if (now != null) {
                troubled.incrementAndGet();
                throw now;
            }
            return time.clock().instant();
        };
        Jobs jobs = new Jobs(
                time.ticker(),
                source.withZone(ZoneOffset.UTC),
                new Backoff(Duration.ofMillis(1), 3, () -> 0.5),
                Limits.DEFAULT);
        AtomicInteger done = new AtomicInteger();
        try (Crew crew = Crew.start(jobs, Limits.DEFAULT)) {
            assertThat(crew).isNotNull();
            jobs.register("q", job -> done.incrementAndGet());
            EnqueueOptions later = EnqueueOptions.NOW.delay(Duration.ofMinutes(1));
            jobs.add(Entry.of("q", "job", new byte[0], later), later.delay());
            trouble.set(new OutOfMemoryError("of the test"));
            time.pass(Duration.ofMinutes(1));
            Eventually.until("it was met twice", () -> troubled.get() > 1);
            jobs.add(Entry.of("q", "job", new byte[0], later), later.delay());
            trouble.set(null);
            time.pass(Duration.ofMinutes(1));

            Eventually.until("both are done", () -> done.get() == 2);
        }
    }

    /** A handler's watchdog may come too late, when its job has ended. */
    @Test
    void threads_thatAreInterruptedBetweenJobs_goOn() {
        MemoryQueueAdapter queue = started(Limits.DEFAULT);
        AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
        queue.registerWorker("q", job -> worker.set(Thread.currentThread()));
        for (int i = 0; i < 20; i++) {
            worker.set(null);
            enqueue(queue, EnqueueOptions.NOW);
            Eventually.until("the job is done", () -> worker.get() != null && gauge(queue, "pending") == 0);
            Objects.requireNonNull(worker.get()).interrupt();
        }
        queue.close();

        Eventually.until(
                "its threads are gone",
                () -> !Objects.requireNonNull(worker.get()).isAlive());
    }

    @Test
    void close_byAThreadThatIsInterrupted_endsTheThreads() {
        MemoryQueueAdapter queue = started(Limits.DEFAULT);
        AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
        queue.registerWorker("q", job -> worker.set(Thread.currentThread()));
        enqueue(queue, EnqueueOptions.NOW);
        Eventually.until("the job is done", () -> worker.get() != null);
        Thread.currentThread().interrupt();
        queue.close();
        assertThat(Thread.interrupted()).isTrue();

        Eventually.until(
                "its threads are gone",
                () -> !Objects.requireNonNull(worker.get()).isAlive());
    }

    @Test
    void key_ofAJobThatCouldNotBePlanned_isFree() {
        InstantSource broken = () -> {
            throw new IllegalStateException("a clock");
        };
        Jobs jobs = new Jobs(
                time.ticker(),
                broken.withZone(ZoneOffset.UTC),
                new Backoff(Duration.ofMillis(1), 3, () -> 0.5),
                Limits.DEFAULT);
        EnqueueOptions once = EnqueueOptions.NOW.once("key");
        Entry repeated = Entry.of("q", "job", new byte[0], once.cron(new Cron("* * * * *")));
        assertThatThrownBy(() -> jobs.add(repeated, Duration.ZERO)).hasMessage("a clock");

        jobs.add(Entry.of("q", "job", new byte[0], once), Duration.ZERO);

        assertThat(jobs.health().gauges()).containsEntry("pending", 1L);
    }

    /** The time of an answer must not tell what the job does that the request left behind. */
    @Test
    void job_letsWhoeverAddedItGoFirst() {
        MemoryQueueAdapter queue = started(Limits.DEFAULT);
        List<Long> starts = new CopyOnWriteArrayList<>();
        queue.registerWorker("q", job -> starts.add(System.nanoTime()));
        for (int i = 1; i <= 20; i++) {
            int jobs = i;
            long before = System.nanoTime();
            enqueue(queue, EnqueueOptions.NOW);
            Eventually.until("the job runs", () -> starts.size() == jobs);
            assertThat(starts.get(jobs - 1) - before).isGreaterThanOrEqualTo(Lane.COURTESY.toNanos());
        }
        queue.close();
    }

    @Test
    void slowJobs_ofOneQueue_leaveAThreadToOthers() {
        MemoryQueueAdapter queue = started(Limits.DEFAULT);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger();
        queue.registerWorker("q", job -> end.await());
        queue.registerWorker("other", job -> others.incrementAndGet());
        for (int i = 0; i < 20; i++) {
            enqueue(queue, EnqueueOptions.NOW);
        }
        queue.enqueue("other", "job", new byte[0], EnqueueOptions.NOW);

        Eventually.until("the other queue's job is done", () -> others.get() == 1);
        end.countDown();
        queue.close();
    }

    @Test
    void close_jobsThatAreDue_areDoneAndTheThreadsEnd() {
        MemoryQueueAdapter queue = started(Limits.DEFAULT);
        AtomicInteger done = new AtomicInteger();
        queue.registerWorker("q", job -> done.incrementAndGet());
        for (int i = 0; i < 500; i++) {
            enqueue(queue, EnqueueOptions.NOW);
        }
        queue.close();

        assertThat(done).hasValue(500);
        assertThat(queue.health().up()).isFalse();
        Eventually.until("no thread is left", () -> threads().isEmpty());
    }

    @Test
    void close_jobThatDoesNotEnd_isInterruptedAfterTheLimit() {
        MemoryQueueAdapter queue = started(new Limits(2, 100, Duration.ofMillis(100)));
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        JobHandler endless = job -> {
            runs.incrementAndGet();
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        };
        queue.registerWorker("q", endless);
        enqueue(queue, EnqueueOptions.NOW);
        enqueue(queue, EnqueueOptions.NOW);
        Eventually.until("it runs", () -> running.getCount() == 0);
        queue.close();

        Eventually.until(
                "it was interrupted and no thread is left",
                () -> interrupted.get() && threads().isEmpty());
        assertThat(runs).as("what was due is not begun after the limit").hasValue(1);
    }

    @Asvs("16.3.4")
    @Test
    void failure_ofAJob_isOneLineWithoutPayloadKeyOrMessage() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            MemoryQueueAdapter queue = started(Limits.DEFAULT);
            queue.registerWorker("q", job -> {
                throw new PermanentFailure("message-text");
            });
            queue.enqueue(
                    "q", "job", "payload-text".getBytes(StandardCharsets.UTF_8), EnqueueOptions.NOW.once("key-text"));
            Eventually.until(
                    "it was told", () -> log.toString(StandardCharsets.UTF_8).contains("kept as dead"));
            queue.close();
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("WARN", "q/job", "attempt 1", "PermanentFailure")
                .doesNotContain("payload-text", "key-text", "message-text");
    }

    private MemoryQueueAdapter started(Limits limits) {
        MemoryQueueAdapter queue = new MemoryQueueAdapter(limits);
        queue.start(TestContext.at(time).context());
        return queue;
    }

    private static void enqueue(MemoryQueueAdapter queue, EnqueueOptions options) {
        queue.enqueue("q", "job", new byte[0], options);
    }

    private static long gauge(MemoryQueueAdapter queue, String name) {
        return queue.health().gauges().getOrDefault(name, -1L);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("identity-queue-memory"))
                .toList();
    }
}
