package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The part of {@link QueueAdapterContract} about jobs that wait for a time. */
abstract class QueueTimes extends QueueOutages {
    private static final Cron EVERY_FIVE_MINUTES = new Cron("*/5 * * * *");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void delay_untilItPassed_isNotTaken() {
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("later", EnqueueOptions.NOW.delay(unit().multipliedBy(3)));
        enqueue("sooner", EnqueueOptions.NOW.delay(unit()));
        enqueue("now");

        probe.awaitJobs(1);
        assertThat(probe.names()).containsExactly("now");
        pass(unit());
        probe.awaitJobs(2);
        assertThat(probe.names()).containsExactly("now", "sooner");
        pass(unit().multipliedBy(2));
        probe.awaitJobs(3);
        assertThat(probe.names()).containsExactly("now", "sooner", "later");
    }

    @Test
    void delay_ofTheLongestDuration_isTaken() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("never", EnqueueOptions.NOW.delay(longest));
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES).delay(longest));
        enqueue("now");

        Eventually.until("those alone wait", () -> pending() == 2);
        assertThat(probe.names()).containsExactly("now");
    }

    @Test
    void cron_passingTime_repeatsAtItsTimes() {
        assumeTrue(timeCanBeMoved(), "a cron needs minutes");
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES));
        enqueue("cron after delay", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES).delay(MINUTE.multipliedBy(5)));
        enqueue("marker", EnqueueOptions.NOW.delay(MINUTE.multipliedBy(5).minusSeconds(1)));

        pass(MINUTE.multipliedBy(5).minusSeconds(1));
        probe.awaitJobs(1);
        assertThat(probe.names()).containsExactly("marker");
        pass(Duration.ofSeconds(1));
        probe.awaitJobs(2);
        assertThat(probe.names()).containsExactly("marker", "cron");
        awaitPlans(2);
        pass(MINUTE.multipliedBy(5));
        probe.awaitJobs(4);
        assertThat(probe.names().subList(2, 4)).containsExactlyInAnyOrder("cron", "cron after delay");
        assertThat(probe.jobs()).extracting(Job::attempt).containsOnly(1);
    }

    @Test
    void cron_whenTheClockIsSetBack_goesOnAtItsNextTime() {
        assumeTrue(timeCanBeMoved(), "a cron needs minutes");
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES));
        pass(MINUTE.multipliedBy(5));
        probe.awaitJobs(1);
        awaitPlans(1);
        time().stepWallClock(Duration.ofDays(-3650));
        Eventually.until("it ran again", () -> {
            pass(MINUTE);
            return probe.names().size() >= 2;
        });
    }

    @Test
    void cron_whenTheClockIsSetBackALittle_doesNotRepeatItself() {
        assumeTrue(timeCanBeMoved(), "a cron needs minutes");
        Probe probe = new Probe();
        queue.registerWorker("q", probe);
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES));
        pass(MINUTE.multipliedBy(5));
        probe.awaitJobs(1);
        awaitPlans(1);
        time().stepWallClock(MINUTE.multipliedBy(-1));
        enqueue("marker", EnqueueOptions.NOW.delay(MINUTE.multipliedBy(2)));
        pass(MINUTE.multipliedBy(2));
        probe.awaitJobs(2);
        assertThat(probe.names()).containsExactly("cron", "marker");
    }

    @Test
    void cron_whenTheClockIsSetBackALittleWhileItRuns_doesNotRepeatItself() {
        assumeTrue(timeCanBeMoved(), "a cron needs minutes");
        Probe probe = new Probe(job -> {
            if (job.name().equals("cron")) {
                time().stepWallClock(MINUTE.multipliedBy(-1));
            }
        });
        queue.registerWorker("q", probe);
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES));
        pass(MINUTE.multipliedBy(5));
        probe.awaitJobs(1);
        awaitPlans(1);
        enqueue("marker", EnqueueOptions.NOW.delay(MINUTE.multipliedBy(2)));
        pass(MINUTE.multipliedBy(2));
        probe.awaitJobs(2);
        assertThat(probe.names()).containsExactly("cron", "marker");
    }

    @Test
    void cron_deadOccurrence_goesOn() {
        assumeTrue(timeCanBeMoved(), "a cron needs minutes");
        Probe probe = new Probe(job -> {
            throw new PermanentFailure("this time");
        });
        queue.registerWorker("q", probe);
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES).once("key"));
        enqueue("cron", EnqueueOptions.NOW.cron(EVERY_FIVE_MINUTES).once("key"));

        for (int i = 1; i <= 3; i++) {
            pass(MINUTE.multipliedBy(5));
            int times = i;
            Eventually.until("it was tried again", () -> dead() == times && pending() == 1);
        }
        assertThat(probe.jobs()).hasSize(3);
    }

    /** One that runs is pending, too, and plans the next one some moments after the probe was told. */
    private void awaitPlans(int count) {
        Eventually.until(count + " wait", () -> pending() == count);
        Eventually.nap(Duration.ofMillis(100));
    }
}
