package com.jsonexpress.identity.jdbc;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one thread: at once, at a time, or after a while in any case. Thread-safe. */
final class Alarm {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final PriorityQueue<Long> times = new PriorityQueue<>((a, b) -> Long.signum(a - b));

    void ring() {
        ringIn(Duration.ZERO);
    }

    void ringIn(Duration wait) {
        lock.lock();
        try {
            times.add(System.nanoTime() + wait.toNanos());
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next time, at most for {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        lock.lockInterruptibly();
        try {
            for (long rest = untilNext(end); rest > 0; rest = untilNext(end)) {
                rung.awaitNanos(rest);
            }
            long now = System.nanoTime();
            times.removeIf(time -> time - now <= 0);
        } finally {
            lock.unlock();
        }
    }

    private long untilNext(long end) {
        Long next = times.peek();
        return (next == null || next - end > 0 ? end : next) - System.nanoTime();
    }
}
