package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.flow.SeedAdmin;
import com.jsonexpress.identity.core.spi.Faults;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside the requests, on one thread: the sweep of owed mails, and waiting for another instance's seeding. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Logger BOOT = LoggerFactory.getLogger("com.jsonexpress.identity");

    private final IntSupplier sweep;
    private final Function<Consumer<String>, SeedAdmin.Step> announcing;
    private final String changeRoute;
    private final boolean external;
    private final ScheduledExecutorService executor;

    /**
     * @param sweep one run, which tells how many mails it queued
     * @param announcing {@link SeedAdmin#announce}
     * @param changeRoute where a password is changed, for the words to the admin
     * @param external whether there is no admin of ours, for the roles are an external issuer's
     */
    Background(
            IntSupplier sweep,
            Function<Consumer<String>, SeedAdmin.Step> announcing,
            String changeRoute,
            boolean external) {
        this.sweep = sweep;
        this.announcing = announcing;
        this.external = external;
        this.changeRoute = changeRoute;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "identity-background");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to sweep. */
    void start(Duration first, Duration interval) {
        var unused = executor.scheduleWithFixedDelay(
                this::sweep, first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells the password of a freshly seeded admin; once the application is ready. */
    public void announce() {
        if (external) {
            return;
        }
        try {
            SeedAdmin.Step step = announcing.apply(this::tell);
            if (step == SeedAdmin.Step.UNCHANGED) {
                BOOT.warn("The generated password of admin@local is still in use. Change it: POST {}", changeRoute);
            }
            if (step == SeedAdmin.Step.WAIT) {
                retry();
            }
        } catch (RuntimeException | Error e) { // whatever it is, the admin is still to be told
            told("The admin's first password could not be set yet: {}", e);
            retry();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Background work did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void retry() {
        if (!executor.isShutdown()) {
            var unused = executor.schedule(this::announce, 2, TimeUnit.SECONDS);
        }
    }

    private void sweep() {
        try {
            int queued = sweep.getAsInt();
            if (queued > 0) {
                LOG.info("Queued {} mails that were still owed", queued);
            }
        } catch (RuntimeException | Error e) { // or there would be no next one
            told("The sweep of owed mails failed and will be repeated: {}", e);
        }
    }

    private static void told(String sentence, Throwable fault) {
        try {
            LOG.warn(sentence, Faults.told(fault));
        } catch (RuntimeException | Error e) {
            // no memory for words either
        }
    }

    private void tell(String password) {
        BOOT.warn(
                "\n{}\n  The first admin was made, because there was no user yet.\n\n  email:    admin@local\n"
                        + "  password: {}\n\n  It is shown this once. Change it: POST {}\n{}",
                "=".repeat(72),
                password,
                changeRoute,
                "=".repeat(72));
    }
}
