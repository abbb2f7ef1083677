package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.core.flow.Register;
import com.jsonexpress.identity.core.flow.ResetPassword;
import com.jsonexpress.identity.core.flow.SweepOwedMail;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.faults.Outage.Way;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Security-bar 21 and 23: each provider call of the mail worker and of the sweep goes wrong once, in every way. The mail
 * comes all the same, with one link however often it is sent; nobody is owed one in the end, and no job is dead.
 */
class OutageInBackgroundTest {
    private static final int MOST_CALLS = 40;
    private static final String ADA = "ada@example.com";
    private static final String NEW = Secrets.note("correct-battery-of-staples");
    private static final Duration DELAY = Duration.ofSeconds(8);
    private static final AtomicInteger STRUCK = new AtomicInteger();

    /** What makes a job. */
    enum Mail {
        VERIFICATION,
        INVITATION,
        RESET
    }

    static Stream<Arguments> jobs() {
        return Extent.ways().flatMap(way -> Stream.of(Mail.values()).map(mail -> Arguments.of(way, mail)));
    }

    static Stream<Way> ways() {
        return Extent.ways();
    }

    @AfterAll
    static void tell() {
        System.out.println("Provider calls of worker and sweep that went wrong, one at a time: " + STRUCK);
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("jobs")
    void mail_whoseWorkerIsStruckAtEachCall_comesWithOneLink(Way way, Mail mail) {
        int at = 1;
        while (deliver(way, mail, at)) {
            at = next(at);
        }
        assertThat(at).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void owedMail_whoseSweepIsStruckAtEachCall_comesWithOneLink(Way way) {
        int at = 1;
        while (sweep(way, at)) {
            at = next(at);
        }
        assertThat(at).isGreaterThan(1);
    }

    @Test
    void owedMail_ofBeforeTheClockWasSetBack_isSent() {
        try (Backstage stage = new Backstage()) {
            stage.meddler = OutageInBackgroundTest::queueIsDown;
            make(stage, Mail.VERIFICATION);
            stage.meddler = Meddler.HONEST;
            stage.time.stepWallClock(Duration.ofDays(-3650));
            sweepLater(stage);
            assertThat(stage.mailbox.to(ADA)).hasSize(1);
        }
    }

    private static int next(int at) {
        STRUCK.incrementAndGet();
        assertThat(at).as("calls of one job").isLessThan(MOST_CALLS);
        return at + 1;
    }

    private static boolean deliver(Way way, Mail mail, int at) {
        try (Backstage stage = new Backstage()) {
            prepare(stage, mail);
            Outage outage = new Outage(at, way, OutageInBackgroundTest::isWorker, () -> stage.time.pass(DELAY));
            stage.meddler = outage;
            make(stage, mail);
            if (way == Way.UNAVAILABLE_FROM_HERE || way == Way.INTERRUPTED_DRIVER) {
                Eventually.until("struck or done", () -> outage.struck().isPresent() || stage.gauge("pending") == 0);
                stage.meddler = Meddler.HONEST;
            }
            stage.settle();
            judge(stage, way + " at call " + at + " " + outage.struck().orElse(""));
            return outage.struck().isPresent();
        }
    }

    private static boolean sweep(Way way, int at) {
        try (Backstage stage = new Backstage()) {
            stage.meddler = OutageInBackgroundTest::queueIsDown;
            make(stage, Mail.VERIFICATION);
            stage.time.pass(SweepOwedMail.INTERVAL.plusSeconds(1));
            Outage outage = new Outage(at, way, Thread.currentThread()::equals, () -> stage.time.pass(DELAY));
            stage.meddler = outage;
            try {
                stage.flows.sweepOwedMail.run();
            } catch (UnavailableException | IllegalStateException | LinkageError | StackOverflowError e) {
                assertThat(outage.struck()).isPresent();
            }
            assertThat(Thread.interrupted()).isEqualTo(outage.struck().isPresent() && way.interrupts());
            stage.meddler = Meddler.HONEST;
            stage.settle();
            sweepLater(stage);
            judge(stage, way + " at call " + at + " " + outage.struck().orElse(""));
            return outage.struck().isPresent();
        }
    }

    private static void sweepLater(Backstage stage) {
        stage.time.pass(SweepOwedMail.INTERVAL.plusSeconds(1));
        stage.flows.sweepOwedMail.run();
        stage.settle();
    }

    private static void judge(Backstage stage, String where) {
        if (stage.record(ADA).owedMail().isPresent()) {
            sweepLater(stage);
        }
        assertThat(stage.record(ADA).owedMail()).as(where).isEmpty();
        assertThat(stage.gauge("dead")).as(where).isZero();
        List<String> links =
                stage.mailbox.to(ADA).stream().map(Mailbox::tokenOf).distinct().toList();
        assertThat(links).as(where).hasSize(1);
        String link = Secrets.note(links.get(0));
        if (link.startsWith("verification")) {
            stage.flows.verifyEmail.run(link, Origin.TRUSTED).orThrow();
        } else {
            stage.flows
                    .resetPassword
                    .run(new ResetPassword.Command(link, NEW, Origin.TRUSTED))
                    .orThrow();
        }
    }

    private static boolean isWorker(Thread thread) {
        return thread.getName().startsWith("identity-queue-memory-");
    }

    private static Object queueIsDown(String operation, Object[] arguments, Meddler.Real real) throws Throwable {
        if (operation.equals("enqueue")) {
            throw new UnavailableException("the queue is down in a test");
        }
        return real.call(arguments);
    }

    /** For a reset somebody must be there, who is owed nothing. */
    private static void prepare(Backstage stage, Mail mail) {
        if (mail == Mail.RESET) {
            make(stage, Mail.VERIFICATION);
            stage.settle();
            String link = Mailbox.tokenOf(stage.mailbox.await(ADA, "Confirm"));
            stage.flows.verifyEmail.run(link, Origin.TRUSTED).orThrow();
            stage.mailbox.clear();
        }
    }

    private static void make(Backstage stage, Mail mail) {
        switch (mail) {
            case VERIFICATION ->
                stage.flows
                        .register
                        .run(new Register.Command(ADA, Client.PASSWORD, FieldChanges.NONE, Origin.TRUSTED))
                        .orThrow();
            case INVITATION ->
                stage.flows
                        .provisionUser
                        .run(new ProvisionUser.Command(
                                ADA, "editor", FieldChanges.NONE, Audience.NOBODY, Origin.TRUSTED))
                        .orThrow();
            case RESET -> stage.flows.askForMail.forgot(ADA, Origin.TRUSTED);
        }
    }
}
