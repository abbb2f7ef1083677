package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.SeedAdmin;
import com.jsonexpress.identity.core.flow.SweepOwedMail;
import com.jsonexpress.identity.core.spi.Faults;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside the requests, on one thread: the sweep of owed mails, and waiting for another instance's seeding. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Logger BOOT = LoggerFactory.getLogger("com.jsonexpress.identity");

    private final Flows flows;
    private final String changeRoute;
    private final boolean external;
    private final ScheduledExecutorService executor;

    /**
     * @param changeRoute where a password is changed, for the words to the admin
     * @param external whether there is no admin of ours, for the roles are an external issuer's
     */
    Background(Flows flows, String changeRoute, boolean external) {
        this.flows = flows;
        this.external = external;
        this.changeRoute = changeRoute;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "identity-background");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(boolean mailEnabled) {
        if (mailEnabled) {
            long interval = SweepOwedMail.INTERVAL.toSeconds();
            var unused = executor.scheduleWithFixedDelay(this::sweep, 1, interval, TimeUnit.SECONDS);
        }
    }

    /** Tells the password of a freshly seeded admin; once the application is ready. */
    public void announce() {
        if (external) {
            return;
        }
        try {
            SeedAdmin.Step step = flows.seedAdmin.announce(this::tell);
            if (step == SeedAdmin.Step.UNCHANGED) {
                BOOT.warn("The generated password of admin@local is still in use. Change it: POST {}", changeRoute);
            }
            if (step == SeedAdmin.Step.WAIT) {
                retry();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("The admin's first password could not be set yet: {}", Faults.told(e));
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
            int queued = flows.sweepOwedMail.run();
            if (queued > 0) {
                LOG.info("Queued {} mails that were still owed", queued);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.warn("The sweep of owed mails failed and will be repeated: {}", Faults.told(e));
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
