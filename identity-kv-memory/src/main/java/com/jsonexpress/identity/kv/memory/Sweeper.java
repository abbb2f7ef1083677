package com.jsonexpress.identity.kv.memory;

import java.time.Duration;
import java.util.Iterator;

/**
 * Drops ended entries nobody asks for, on one daemon thread: slice by slice, with a rest between two slices, and after
 * each pass a pause of ten times its length, so that a full store costs a tenth of a core at most.
 */
final class Sweeper implements AutoCloseable {
    private static final int SLICE = 10_000;
    private static final Duration REST = Duration.ofMillis(1);
    private static final int PAUSE_FACTOR = 10;

    private final Values values;
    private final Duration pause;
    private final Thread thread;

    private Sweeper(Values values, Duration pause) {
        this.values = values;
        this.pause = pause;
        this.thread = new Thread(this::run, "identity-kv-memory-sweeper");
    }

    static Sweeper start(Values values, Duration pause) {
        Sweeper sweeper = new Sweeper(values, pause);
        sweeper.thread.setDaemon(true);
        sweeper.thread.start();
        return sweeper;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                long start = System.nanoTime();
                pass();
                long taken = System.nanoTime() - start;
                Thread.sleep(Math.max(
                        pause.toMillis(), Duration.ofNanos(taken * PAUSE_FACTOR).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void pass() throws InterruptedException {
        Iterator<Cell> rest = values.iterator();
        while (rest.hasNext()) {
            values.sweep(rest, SLICE);
            Thread.sleep(REST.toMillis());
        }
    }
}
