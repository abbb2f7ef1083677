package com.jsonexpress.identity.kv.memory;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops ended entries nobody asks for, on one daemon thread: slice by slice, with a rest between two slices, and after
 * each pass a pause of ten times its length, so that a full store costs a tenth of a core at most.
 */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryKvStore.class);

    private static final int SLICE = 10_000;
    private static final Duration REST = Duration.ofMillis(1);
    private static final int PAUSE_FACTOR = 10;

    private final Shards shards;
    private final Duration pause;
    private final Thread thread;

    private Sweeper(Shards shards, Duration pause) {
        this.shards = shards;
        this.pause = pause;
        this.thread = new Thread(this::run, "identity-kv-memory-sweeper");
    }

    static Sweeper start(Shards shards, Duration pause) {
        Sweeper sweeper = new Sweeper(shards, pause);
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
                passOrTell();
                long taken = System.nanoTime() - start;
                Thread.sleep(Math.max(
                        pause.toMillis(), Duration.ofNanos(taken * PAUSE_FACTOR).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Whatever it is, what ended must not stay when it is over. */
    private void passOrTell() throws InterruptedException {
        try {
            pass();
        } catch (RuntimeException | Error e) {
            tell(e);
        }
    }

    private static void tell(Throwable failure) {
        try {
            LOG.warn(
                    "Ended values cannot be dropped now ({})",
                    failure.getClass().getName());
        } catch (RuntimeException | Error e) {
            // no memory for words either
        }
    }

    private void pass() throws InterruptedException {
        int seen = 0;
        for (Values shard : shards) {
            for (Cell cell : shard) {
                shard.sweep(cell);
                if (++seen % SLICE == 0) {
                    Thread.sleep(REST.toMillis());
                }
            }
        }
    }
}
