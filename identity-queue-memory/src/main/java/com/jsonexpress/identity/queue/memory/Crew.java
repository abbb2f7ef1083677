package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads: one keeps time, the others work. All are daemons. */
final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryQueueAdapter.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private interface Task {
        void run() throws InterruptedException;
    }

    private final Jobs jobs;
    private final Limits limits;
    private final List<Thread> threads = new ArrayList<>();

    private Crew(Jobs jobs, Limits limits) {
        this.jobs = jobs;
        this.limits = limits;
    }

    static Crew start(Jobs jobs, Limits limits) {
        Crew crew = new Crew(jobs, limits);
        crew.add("identity-queue-memory-time", jobs::keepTime);
        for (int i = 1; i <= limits.threads(); i++) {
            crew.add("identity-queue-memory-" + i, crew::work);
        }
        crew.threads.forEach(Thread::start);
        return crew;
    }

    /** Lets work in flight end, interrupts what does not end in time, and leaves when its threads are gone. */
    @Override
    public void close() {
        try {
            long left = jobs.drain(limits.drain());
            if (left > 0) {
                LOG.warn("The memory queue was closed with {} jobs not done; they are lost", left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.forEach(Thread::interrupt);
        }
        join();
    }

    /** Nothing of this crew runs or logs after closing, apart from a job that ignores its interruption. */
    private void join() {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (Thread thread : threads) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (thread != Thread.currentThread() && left > 0) {
                    thread.join(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        persist(task);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // closed
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    /** Whatever happens to a thread, jobs must go on when it is over. */
    private void persist(Task task) throws InterruptedException {
        while (true) {
            try {
                task.run();
                return;
            } catch (InterruptedException e) {
                if (jobs.isClosed()) {
                    throw e;
                }
                // by somebody who meant a job that has ended meanwhile
            } catch (RuntimeException | Error e) {
                tell(e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void tell(Throwable failure) {
        try {
            LOG.warn("The memory queue goes on after {}", failure.getClass().getName());
        } catch (RuntimeException | Error e) {
            // no memory for words either
        }
    }

    private void work() throws InterruptedException {
        for (Optional<Attempt> next = jobs.take(); next.isPresent(); next = jobs.take()) {
            attempt(next.get());
        }
    }

    private void attempt(Attempt attempt) {
        Optional<Throwable> failure = failureOf(attempt);
        Thread.interrupted(); // what a job leaves behind must not end the thread
        boolean away = failure.isPresent() && failure.get() instanceof UnavailableException;
        if (!away) {
            attempt.standstill().over(attempt.number());
        } else if (attempt.standstill().away(attempt.number(), (UnavailableException) failure.get())) {
            jobs.putBack(attempt);
            return;
        }
        if (failure.isEmpty()) {
            jobs.succeeded(attempt);
        } else {
            boolean permanently = failure.get() instanceof PermanentFailure;
            tell(attempt.entry(), failure.get(), jobs.failed(attempt, permanently));
        }
    }

    /** A job may throw anything; the thread lives on. */
    private static Optional<Throwable> failureOf(Attempt attempt) {
        try {
            attempt.handler().handle(attempt.entry().job());
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(failure);
        }
    }

    /** The kind of failure alone: its message may quote what the job worked on. */
    private static void tell(Entry entry, Throwable failure, Optional<Duration> wait) {
        LOG.warn(
                "Job {}/{} {} failed at attempt {} ({}); {}",
                entry.queue(),
                entry.name(),
                entry.id(),
                entry.attempt(),
                failure.getClass().getName(),
                wait.map(time -> "next one in " + time.toMillis() + " ms").orElse("kept as dead"));
    }
}
