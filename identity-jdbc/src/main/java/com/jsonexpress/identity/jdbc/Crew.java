package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.core.spi.Standstill;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads: one looks for jobs that are due and keeps the leases of those that run, the others work. No connection is
 * held while a job runs. No queue takes all threads, so that slow jobs of one leave a thread to the others. All are
 * daemons.
 */
final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcQueueAdapter.class);

    private static final int THREADS = 4;
    /** With {@link #LAST_WORDS} the ten seconds that closing may take. */
    private static final Duration DRAIN = Duration.ofSeconds(9);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = JobTable.LEASE.dividedBy(3);
    private static final Duration CATCH_UP = Duration.ofMinutes(1);

    /**
     * How long whoever has just added a job goes first. Else the job takes the processor of a request that is about to be
     * answered, and the time of that answer tells what the job had to do: whether somebody gets a mail (security-bar 11).
     */
    private static final Duration COURTESY = Duration.ofMillis(5);

    /** @param running how many jobs of the queue */
    private record Lane(JobHandler handler, AtomicInteger running, Standstill standstill) {}

    private final JobTable table;
    private final Backoff backoff;
    private final Duration pause;
    private final LongSupplier ticker;
    private final Alarm alarm = new Alarm();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<Claimed, Boolean> running = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread scout = daemon(this::look, "identity-jdbc-queue");
    private final ExecutorService workers;

    private long heartbeat = System.nanoTime();
    private long caughtUp = System.nanoTime();
    private long seen = Long.MIN_VALUE;
    private boolean told;

    private Crew(JobTable table, Backoff backoff, Duration pause, LongSupplier ticker) {
        this.table = table;
        this.backoff = backoff;
        this.pause = pause;
        this.ticker = ticker;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(
                THREADS, task -> daemon(task, "identity-jdbc-queue-" + number.incrementAndGet()));
    }

    /**
     * Begins to look for jobs.
     *
     * @param pause how often it looks for jobs of other instances
     * @param ticker by which a queue stands still
     */
    static Crew start(JobTable table, Backoff backoff, Duration pause, LongSupplier ticker) {
        Crew crew = new Crew(table, backoff, pause, ticker);
        crew.scout.start();
        return crew;
    }

    void register(String queue, JobHandler handler) {
        Objects.requireNonNull(handler, "handler");
        requireOpen();
        synchronized (lanes) {
            Lane lane = new Lane(handler, new AtomicInteger(), new Standstill(queue, ticker));
            if (lanes.putIfAbsent(queue, lane) != null) {
                throw new IllegalStateException("the queue " + queue + " has a worker");
            }
        }
        alarm.ring();
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the jdbc queue is closed");
        }
    }

    /** There is a job that is due after this wait. */
    void expect(Duration wait) {
        if (wait.compareTo(pause) < 0) {
            alarm.ringIn(wait.plus(COURTESY));
        }
    }

    private void look() {
        try {
            while (!closed.get()) {
                try {
                    roundOrTell();
                    alarm.await(pause);
                } catch (RuntimeException | Error e) { // neither words nor an alarm for it
                    Thread.sleep(pause.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void roundOrTell() {
        try {
            round();
            told = false;
        } catch (UnavailableException e) {
            tellOnce("waits for its database: " + e.getMessage());
        } catch (RuntimeException | Error e) { // whatever it is, jobs must go on when it is over
            tellOnce("cannot look for jobs (" + e.getClass().getName() + "), and tries again");
        }
    }

    private void round() {
        long tick = System.nanoTime();
        if (tick - heartbeat > HEARTBEAT.toNanos()) {
            table.extend(running.keySet());
            heartbeat = tick;
        }
        long now = table.now();
        if (now < seen || tick - caughtUp > CATCH_UP.toNanos()) {
            table.catchUp(now);
            caughtUp = tick;
        }
        seen = now;
        lanes().forEach(this::claim);
    }

    private Map<String, Lane> lanes() {
        synchronized (lanes) {
            return new LinkedHashMap<>(lanes);
        }
    }

    private void claim(String queue, Lane lane) {
        int free = lane.standstill.open(Math.min(THREADS - running.size(), THREADS - 1 - lane.running.get()));
        if (free < 1 || closed.get()) {
            return;
        }
        List<Claimed> jobs = table.claim(queue, free);
        if (!jobs.isEmpty()) {
            askLast(queue, lane);
        }
        for (Claimed job : jobs) {
            begin(job, lane);
        }
    }

    /** Queues take turns: two that are never empty must not keep a third one out. */
    private void askLast(String queue, Lane lane) {
        synchronized (lanes) {
            lanes.remove(queue);
            lanes.put(queue, lane);
        }
    }

    private void begin(Claimed job, Lane lane) {
        running.put(job, true);
        lane.running.incrementAndGet();
        try {
            long number = lane.standstill.begin();
            wakeWhenOpen(lane);
            workers.execute(() -> work(job, lane, number));
        } catch (Throwable e) { // no thread or memory for it: the lease ends, and somebody repeats it
            running.remove(job);
            lane.running.decrementAndGet();
            throw e;
        }
    }

    private void work(Claimed job, Lane lane, long number) {
        try {
            attempt(job, lane, number);
        } finally {
            Thread.interrupted(); // what a job leaves behind must not end the thread
            running.remove(job);
            lane.running().decrementAndGet();
            alarm.ring();
        }
    }

    /** A job may throw anything; the thread lives on. */
    private void attempt(Claimed job, Lane lane, long number) {
        if (job.attempt() > backoff.attempts()) {
            settle(() -> table.died(job));
            LOG.warn("Job {}/{} {} was never finished; kept as dead", job.queue(), job.name(), job.id());
            return;
        }
        try {
            lane.handler.handle(job.job());
            Thread.interrupted();
            lane.standstill.over(number);
            settle(() -> table.succeeded(job));
        } catch (UnavailableException away) {
            Thread.interrupted();
            boolean again = lane.standstill.away(number, away);
            wakeWhenOpen(lane);
            if (again) {
                settle(() -> table.putBack(job));
            } else {
                failed(job, away);
            }
        } catch (Throwable failure) {
            Thread.interrupted();
            lane.standstill.over(number);
            failed(job, failure);
        }
    }

    private void wakeWhenOpen(Lane lane) {
        if (lane.standstill.isStill()) {
            alarm.ringIn(lane.standstill.closedFor());
        }
    }

    /** The kind of failure alone is told: its message may quote what the job worked on. A log that fails changes nothing. */
    private void failed(Claimed job, Throwable failure) {
        boolean again = !(failure instanceof PermanentFailure) && job.attempt() < backoff.attempts();
        Duration wait = again ? backoff.after(job.attempt()) : Duration.ZERO;
        settle(again ? () -> table.failed(job, wait) : () -> table.died(job));
        if (again) {
            expect(wait);
        }
        LOG.warn(
                "Job {}/{} {} failed at attempt {} ({}); {}",
                job.queue(),
                job.name(),
                job.id(),
                job.attempt(),
                failure.getClass().getName(),
                again ? "next one in " + wait.toMillis() + " ms" : "kept as dead");
    }

    /** While the database does not answer the lease is kept, and it is tried again; else the lease ends, and it repeats. */
    private void settle(Runnable outcome) {
        while (true) {
            try {
                outcome.run();
                return;
            } catch (UnavailableException e) {
                tellOnce("waits for its database: " + e.getMessage());
                if (closed.get() || Thread.currentThread().isInterrupted()) {
                    return;
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private synchronized void tellOnce(String what) {
        if (!told) {
            told = true;
            try {
                LOG.warn("The jdbc queue {}", what);
            } catch (RuntimeException | Error e) {
                // there is nowhere to tell it
            }
        }
    }

    /** Lets work in flight end, interrupts what does not end in time, and leaves when its threads are gone. */
    @Override
    public void close() {
        closed.set(true);
        alarm.ring();
        long end = System.nanoTime() + DRAIN.toNanos();
        try {
            scout.join(DRAIN.toMillis()); // what it claims now is still worked on
            workers.shutdown();
            if (!workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn("The jdbc queue was closed with {} jobs that run; they are repeated", running.size());
                workers.shutdownNow();
                workers.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
