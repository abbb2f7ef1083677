package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A mail that could not be queued is owed, and the sweep of the next boot sends it (security-bar 21). The sweep runs for
 * the first time one real second after a boot.
 */
class OwedMailTest {
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(61);
    private static final Meddler QUEUE_DOWN = (operation, arguments, real) -> {
        if (operation.equals("enqueue")) {
            throw new UnavailableException("the queue is down in a test");
        }
        return real.call(arguments);
    };

    @Test
    void registrationAndProvisioning_whileTheQueueIsDown_areOwedAMailThatTheNextBootSends() {
        try (Scene scene = new Scene()) {
            App first = scene.boot();
            String admin = first.admin("root@example.com");
            scene.queueMeddler = QUEUE_DOWN;
            assertThat(first.client().register("ada@example.com").status()).isEqualTo(201);
            assertThat(first.client()
                            .send("POST", "/users", admin, "email", "bob@example.com", "role", "editor")
                            .status())
                    .isEqualTo(201);
            assertThat(scene.isOwed("ada@example.com")).isTrue();
            assertThat(scene.isOwed("bob@example.com")).isTrue();
            first.close();
            scene.heal();
            scene.pass(OLD_ENOUGH);

            Mailbox mailbox = scene.boot().mailbox();
            String link = mailbox.awaitToken("ada@example.com", "Confirm");
            assertThat(scene.client().post("/auth/verify", "token", link).status())
                    .isEqualTo(200);
            mailbox.await("bob@example.com", "account at");
            Eventually.until(
                    "nobody is owed a mail",
                    () -> !scene.isOwed("ada@example.com") && !scene.isOwed("bob@example.com"));
        }
    }

    @Test
    void sweep_byTwoEnginesOnOneStore_sendsOneMail() {
        try (Scene scene = new Scene()) {
            scene.boot();
            scene.queueMeddler = QUEUE_DOWN;
            scene.client().register("ada@example.com");
            scene.app().close();
            scene.heal();
            scene.pass(OLD_ENOUGH);
            AtomicInteger sweeps = new AtomicInteger();
            scene.kvMeddler = (operation, arguments, real) -> {
                Object answer = real.call(arguments);
                if (operation.equals("setIfAbsent") && arguments[0].equals("lease/owed-mail")) {
                    sweeps.incrementAndGet();
                }
                return answer;
            };
            App second = scene.boot();
            App third = scene.boot();
            Eventually.until("both have swept", () -> sweeps.get() >= 2);
            Eventually.until("the mail came", () -> mails(second) + mails(third) > 0);
            Eventually.until("the mark is cleared", () -> !scene.isOwed("ada@example.com"));
            assertThat(mails(second) + mails(third)).isEqualTo(1);
        }
    }

    @Test
    void sweep_meetingOneUserWhoseRecordIsBroken_stillSendsTheOthersTheirMail() {
        try (Scene scene = new Scene()) {
            scene.boot();
            scene.queueMeddler = QUEUE_DOWN;
            String id = scene.client().register("ada@example.com").string("user.id");
            scene.pass(Duration.ofSeconds(1));
            scene.client().register("bob@example.com");
            scene.app().close();
            scene.heal();
            scene.kv.set("mail/verification/" + id, new byte[] {9, 9, 9}, Duration.ofHours(1));
            scene.pass(OLD_ENOUGH);
            scene.boot().mailbox().await("bob@example.com", "Confirm");
        }
    }

    /** As long as a mail server says "later" the mail is owed, however often it was tried. */
    @Test
    void mail_triedInVainUntilItsJobIsDead_isSentByALaterSweep() {
        try (Scene scene = new Scene()) {
            scene.boot().mailbox().failWith(EmailException.temporary("try again later", new Exception("a test")));
            scene.client().register("ada@example.com");
            Eventually.until("the job is dead", () -> {
                scene.pass(Duration.ofSeconds(5));
                return scene.queue().health().gauges().get("dead") >= 1;
            });
            scene.app().close();
            scene.pass(OLD_ENOUGH);

            scene.boot().mailbox().await("ada@example.com", "Confirm");
            Eventually.until("the mark is cleared", () -> !scene.isOwed("ada@example.com"));
        }
    }

    @Test
    void mail_refusedForGood_isSentByNoSweep() {
        try (Scene scene = new Scene()) {
            scene.boot().mailbox().failWith(EmailException.permanent("no such mailbox", new Exception("a test")));
            scene.client().register("ada@example.com");
            Eventually.until(
                    "the job is dead", () -> scene.queue().health().gauges().get("dead") >= 1);
            scene.queueMeddler = QUEUE_DOWN;
            scene.client().register("bob@example.com");
            scene.app().close();
            scene.heal();
            scene.pass(OLD_ENOUGH);

            App second = scene.boot();
            second.mailbox().await("bob@example.com", "Confirm");
            second.settle();
            assertThat(mails(second)).isZero();
        }
    }

    /** In this mode whoever registers, and whoever asks again, is one job: so is whoever is swept. */
    @Test
    void sweep_inVerifiedModeWhileTheMailOfARegistrationWaits_sendsOneMail() {
        try (Scene scene = new Scene("jex.auth.requireVerifiedEmail", "true")) {
            App app = scene.boot();
            MemoryQueueAdapter queue = scene.queue();
            AtomicInteger jobs = new AtomicInteger();
            scene.queueMeddler = (operation, arguments, real) -> {
                if (operation.equals("enqueue")) {
                    queue.enqueue((String) arguments[0], (String) arguments[1], (byte[]) arguments[2], (EnqueueOptions)
                            arguments[3]);
                    jobs.incrementAndGet();
                    return null;
                }
                return real.call(arguments);
            };
            app.mailbox().failWith(EmailException.temporary("try again later", new Exception("a test")));
            assertThat(app.client().register("ada@example.com").status()).isEqualTo(202);
            Eventually.until(
                    "it was tried",
                    () -> !app.mailbox().refused("ada@example.com").isEmpty());
            scene.pass(OLD_ENOUGH);
            scene.boot();
            Eventually.until("it was swept", () -> jobs.get() == 2);
            app.mailbox().failWith(null);
            Eventually.until("no job is left", () -> {
                scene.pass(Duration.ofSeconds(5));
                return queue.health().gauges().get("pending") == 0;
            });
            assertThat(mails(app)).isEqualTo(1);
            assertThat(scene.isOwed("ada@example.com")).isFalse();
        }
    }

    @Test
    void invitation_thatCannotBeQueued_isToldAndSentByTheNextBoot() {
        try (Scene scene = new Scene()) {
            App first = scene.boot();
            String admin = first.admin("root@example.com");
            String id = first.client()
                    .send("POST", "/users", admin, "email", "bob@example.com", "role", "editor")
                    .string("id");
            first.mailbox().await("bob@example.com", "account at");
            Eventually.until("the mark is cleared", () -> !scene.isOwed("bob@example.com"));
            scene.queueMeddler = QUEUE_DOWN;

            assertThat(invite(first, admin, id)).isEqualTo(503);

            assertThat(first.count(EventType.USER_INVITED)).isEqualTo(1);
            first.close();
            scene.heal();
            scene.pass(OLD_ENOUGH);
            scene.boot().mailbox().await("bob@example.com", "account at");
        }
    }

    @Test
    void olderMail_deliveredWhileANewerOneIsOwed_leavesThatOwed() {
        try (Scene scene = new Scene()) {
            App first = scene.boot();
            String admin = first.admin("root@example.com");
            first.settle();
            AtomicInteger invited = new AtomicInteger();
            first.mailbox().meanwhile(() -> {
                if (invited.compareAndSet(0, 1)) {
                    scene.queueMeddler = QUEUE_DOWN;
                    invited.set(
                            invite(first, admin, scene.record("bob@example.com").id()));
                }
            });

            first.client().send("POST", "/users", admin, "email", "bob@example.com", "role", "editor");

            Eventually.until("it was invited again", () -> invited.get() == 503);
            first.settle();
            assertThat(scene.isOwed("bob@example.com")).isTrue();
            String dead = first.mailbox().awaitToken("bob@example.com", "account at");
            first.close();
            scene.heal();
            scene.pass(OLD_ENOUGH);
            String link = scene.boot().mailbox().awaitToken("bob@example.com", "account at");
            assertThat(link).isNotEqualTo(dead);
        }
    }

    /** A mail server may take longer than a sweep is patient. */
    @Test
    void mail_thatIsSweptWhileItIsSent_isOwedNoLonger() {
        try (Scene scene = new Scene()) {
            App app = scene.boot();
            app.mailbox().meanwhile(() -> {
                scene.pass(OLD_ENOUGH);
                scene.store.update(
                        scene.record("ada@example.com").id(),
                        UserPatch.builder(scene.time.clock().instant())
                                .expectOwedMail(Optional.of(MailKind.VERIFICATION))
                                .owe(MailKind.VERIFICATION)
                                .build());
            });

            app.client().register("ada@example.com");

            app.mailbox().await("ada@example.com", "Confirm");
            app.settle();
            assertThat(scene.isOwed("ada@example.com")).isFalse();
        }
    }

    private static int invite(App app, String admin, String id) {
        return app.client().send("POST", "/users/" + id + "/invite", admin).status();
    }

    private static int mails(App app) {
        return app.mailbox().to("ada@example.com").size();
    }
}
