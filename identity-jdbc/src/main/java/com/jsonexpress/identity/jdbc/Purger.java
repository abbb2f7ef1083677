package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has ended, a few at a time, on a daemon thread; instances do so at different moments. */
final class Purger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcKvStore.class);

    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofSeconds(6);

    private final KvTable values;
    private final Duration pause;
    private final DoubleSupplier random;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "identity-jdbc-purge");

    private Purger(KvTable values, Duration pause, DoubleSupplier random) {
        this.values = values;
        this.pause = pause;
        this.random = random;
    }

    static Purger start(KvTable values, Duration pause, DoubleSupplier random) {
        Purger purger = new Purger(values, pause, random);
        purger.thread.setDaemon(true);
        purger.thread.start();
        return purger;
    }

    private void run() {
        try {
            boolean more = false;
            while (closed.getCount() > 0) {
                more = waitAndPurge(more);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private boolean waitAndPurge(boolean atOnce) throws InterruptedException {
        try {
            return !closed.await(atOnce ? 0 : nextPause(), TimeUnit.MILLISECONDS) && purge();
        } catch (RuntimeException | Error e) { // neither words nor a pause for it
            Thread.sleep(REST.toMillis());
            return false;
        }
    }

    private long nextPause() {
        return (long) (pause.toMillis() * (0.5 + random.getAsDouble()));
    }

    /** Whether there may be more at once. */
    private boolean purge() {
        try {
            return values.purge(BATCH) == BATCH;
        } catch (UnavailableException e) {
            LOG.debug("Ended values are deleted later: {}", e.getMessage());
            return false;
        } catch (RuntimeException | Error e) { // whatever it is, the table must not grow when it is over
            LOG.warn("Ended values cannot be deleted now ({})", e.getClass().getName());
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
