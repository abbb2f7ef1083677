package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.Standstill;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * All jobs and where they stand, under one lock that is held for moments only and never while a job runs. Thread-safe.
 */
final class Jobs {
    /** How soon a ticker or clock that somebody moved is noticed. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition scheduled = lock.newCondition();
    private final Condition runnable = lock.newCondition();
    private final Condition idle = lock.newCondition();

    private final LongSupplier ticker;
    private final Schedule schedule;
    private final Backoff backoff;
    private final Limits limits;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final List<Entry> dead = new ArrayList<>();
    private int due;
    private int running;
    private boolean closed;
    private boolean stopped;

    Jobs(LongSupplier ticker, Clock clock, Backoff backoff, Limits limits) {
        this.ticker = ticker;
        this.schedule = new Schedule(ticker, clock);
        this.backoff = backoff;
        this.limits = limits;
    }

    void add(Entry entry, Duration delay) {
        lock.lock();
        try {
            requireOpen();
            Lane lane = lane(entry.queue());
            if (lane.isTaken(entry.key())) {
                return;
            }
            requireRoom();
            if (entry.cron().isPresent()) {
                schedule.atNextTime(entry.cron().get(), delay, entry);
                scheduled.signal();
            } else if (delay.isZero()) {
                ready(entry);
            } else {
                schedule.after(delay, entry);
                scheduled.signal();
            }
            lane.take(entry.key()); // last: a key of a job that could not be planned would be taken for ever
        } finally {
            lock.unlock();
        }
    }

    void register(String queue, JobHandler handler) {
        Objects.requireNonNull(handler, "handler");
        lock.lock();
        try {
            requireOpen();
            Lane lane = lane(queue);
            if (lane.handler != null) {
                throw new IllegalStateException("the queue " + queue + " has a worker");
            }
            lane.handler = handler;
            runnable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Moves what becomes due, until closed. */
    void keepTime() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                schedule.due(this::ready);
                if (schedule.isEmpty()) {
                    scheduled.await();
                } else {
                    scheduled.awaitNanos(schedule.untilNext(GLANCE).toNanos());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a job that can run; empty once closed and nothing is left that could. */
    Optional<Attempt> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<Attempt> next = stopped ? Optional.empty() : next();
                if (next.isPresent() || closed) {
                    return next;
                }
                awaitRunnable();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRunnable() throws InterruptedException {
        OptionalLong ripe = lanes.values().stream()
                .filter(lane -> lane.canRun(limits.threadsPerQueue()))
                .mapToLong(lane -> lane.untilReady(GLANCE))
                .min();
        if (ripe.isPresent()) {
            runnable.awaitNanos(ripe.getAsLong());
        } else {
            runnable.await();
        }
    }

    void succeeded(Attempt attempt) {
        settle(attempt, () -> finish(attempt.entry()));
    }

    /** It waits behind the others, as if it had not been tried. */
    void putBack(Attempt attempt) {
        settle(attempt, () -> ready(attempt.entry()));
    }

    /** Plans a repeat; empty where the job is dead. */
    Optional<Duration> failed(Attempt attempt, boolean permanently) {
        Entry entry = attempt.entry();
        boolean again = !permanently && entry.attempt() < backoff.attempts();
        Duration wait = again ? backoff.after(entry.attempt()) : Duration.ZERO;
        settle(attempt, () -> {
            if (again) {
                schedule.after(wait, entry.nextAttempt());
                scheduled.signal();
            } else {
                dead.add(entry);
                finish(entry);
            }
        });
        return again ? Optional.of(wait) : Optional.empty();
    }

    /** Takes no more jobs and lets those that are due run out; tells how many are lost. */
    long drain(Duration longest) throws InterruptedException {
        lock.lock(); // whoever closes with an interrupt closes all the same
        try {
            closed = true;
            scheduled.signalAll();
            runnable.signalAll();
            long rest = longest.toNanos();
            while ((running > 0 || lanes.values().stream().anyMatch(Lane::canRunOut)) && rest > 0) {
                rest = idle.awaitNanos(rest);
            }
            return (long) schedule.delayed() + due + running;
        } finally {
            stopped = true;
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    Health health() {
        lock.lock();
        try {
            Map<String, Long> gauges =
                    Map.of("pending", (long) schedule.size() + due + running, "dead", (long) dead.size());
            return new Health(!closed, closed ? "closed" : "up", gauges);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Attempt> next() {
        for (Map.Entry<String, Lane> candidate : lanes.entrySet()) {
            Lane lane = candidate.getValue();
            JobHandler handler = lane.handler;
            if (handler != null
                    && lane.canRun(limits.threadsPerQueue())
                    && (closed ? lane.canRunOut() : lane.untilReady(GLANCE) <= 0)) {
                due--;
                running++;
                lane.running++;
                lane.triedSinceClosed = closed;
                lanes.remove(candidate.getKey()); // to the back: queues take turns
                lanes.put(candidate.getKey(), lane);
                runnable.signal(); // whoever was woken for the next one may have waited for this one
                return Optional.of(new Attempt(lane.remove(), handler, lane.standstill, lane.standstill.begin()));
            }
        }
        return Optional.empty();
    }

    private void settle(Attempt attempt, Runnable outcome) {
        lock.lock();
        try {
            running--;
            lane(attempt.entry().queue()).running--;
            outcome.run();
            runnable.signal();
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A repeated job keeps its key and goes on; another one frees it. */
    private void finish(Entry entry) {
        if (entry.cron().isPresent()) {
            schedule.atNextTime(entry.cron().get(), Duration.ZERO, entry.nextOccurrence());
            scheduled.signal();
        } else {
            lane(entry.queue()).free(entry.key());
        }
    }

    private void ready(Entry entry) {
        lane(entry.queue()).add(entry);
        due++;
        runnable.signal();
    }

    private Lane lane(String queue) {
        return lanes.computeIfAbsent(queue, name -> new Lane(new Standstill(name, ticker)));
    }

    private void requireRoom() {
        if (schedule.size() + due >= limits.waiting() || dead.size() >= limits.waiting()) {
            throw new UnavailableException("the memory queue is full");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the memory queue is closed");
        }
    }
}
