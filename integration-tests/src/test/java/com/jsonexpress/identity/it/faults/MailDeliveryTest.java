package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that fail, repeat, or are overtaken (contract 2.5, security-bar 23). */
class MailDeliveryTest {
    private static final Exception CAUSE = new Exception("the server of a test");

    private final Scene scene = new Scene();

    @BeforeEach
    void boot() {
        scene.boot();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void temporaryFailure_isRepeatedWithTheSameLink() {
        scene.mailbox().failWith(EmailException.temporary("try again", CAUSE));
        scene.client().register("ada@example.com");
        Eventually.until(
                "the first attempt failed",
                () -> !scene.mailbox().refused("ada@example.com").isEmpty());
        assertThat(scene.isOwed("ada@example.com")).isTrue();
        String record = new String(tokenRecord(), StandardCharsets.ISO_8859_1);
        scene.mailbox().failWith(null);
        Eventually.until("the repeat succeeded", () -> {
            scene.pass(Duration.ofSeconds(2));
            return !scene.mailbox().all().isEmpty();
        });
        String link = Mailbox.tokenOf(scene.mailbox().all().get(0));
        assertThat(record).as("the link of the first attempt").contains(link.split("\\.")[2]);
        assertThat(scene.mailbox().all()).hasSize(1);
        Eventually.until("the mark is cleared", () -> !scene.isOwed("ada@example.com"));
        assertThat(scene.client().post("/auth/verify", "token", link).status()).isEqualTo(200);
    }

    @Test
    void permanentFailure_isDeadAtOnceAndOwedNoLonger() {
        scene.mailbox().failWith(EmailException.permanent("no such mailbox", CAUSE));
        scene.client().register("ada@example.com");
        Eventually.until("the job is dead", () -> gauge("dead") == 1);
        assertThat(gauge("pending")).isZero();
        assertThat(scene.isOwed("ada@example.com")).isFalse();
        assertThat(scene.app().count(EventType.MAIL_FAILED)).isEqualTo(1);
    }

    @Test
    void poisonJob_isKeptAsDeadAfterItsAttempts_andHoldsUpNoOther() {
        scene.mailbox().failWith(EmailException.temporary("never works", CAUSE));
        scene.client().register("ada@example.com");
        Eventually.until("the job is dead", () -> {
            scene.pass(Duration.ofSeconds(5));
            return gauge("dead") == 1;
        });
        scene.mailbox().failWith(null);
        scene.client().register("bob@example.com");
        scene.mailbox().await("bob@example.com", "Confirm");
        assertThat(scene.isOwed("ada@example.com"))
                .as("the sweep still owes it")
                .isTrue();
    }

    /** However long it lasts, and however few attempts there are: nothing is dead, and all mails come with its return. */
    @Test
    void mailServerThatIsAway_usesUpNoAttempt_andAllMailsComeWithinTwoSecondsOfItsReturn() {
        scene.mailbox().failWith(EmailException.unavailable("the server of a test is away", CAUSE));
        scene.client().register("ada@example.com");
        scene.client().register("bob@example.com");
        Eventually.until("it was asked many times", () -> {
            scene.pass(Duration.ofSeconds(1));
            return scene.mailbox().refused("ada@example.com").size() > 10
                    && scene.mailbox().refused("bob@example.com").size() > 10;
        });
        assertThat(gauge("dead")).isZero();
        assertThat(scene.app().count(EventType.MAIL_FAILED)).isZero();
        scene.mailbox().failWith(null);
        scene.pass(Duration.ofSeconds(2));
        scene.mailbox().await("ada@example.com", "Confirm");
        scene.mailbox().await("bob@example.com", "Confirm");
        Eventually.until(
                "the marks are cleared", () -> !scene.isOwed("ada@example.com") && !scene.isOwed("bob@example.com"));
    }

    /** So that an outage of the store or the keys costs no attempt either. */
    @Test
    void storeThatIsAway_whileAMailIsWritten_usesUpNoAttempt() {
        AtomicInteger asked = new AtomicInteger();
        scene.client().register("ada@example.com");
        scene.mailbox().await("ada@example.com", "Confirm");
        scene.storeMeddler = (operation, arguments, real) -> {
            if (operation.equals("find") && Thread.currentThread().getName().startsWith("identity-queue")) {
                asked.incrementAndGet();
                throw new UnavailableException("the store is away in a test");
            }
            return real.call(arguments);
        };
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        Eventually.until("it was asked many times", () -> {
            scene.pass(Duration.ofSeconds(1));
            return asked.get() > 10;
        });
        assertThat(gauge("dead")).isZero();
        scene.heal();
        scene.pass(Duration.ofSeconds(2));
        scene.mailbox().await("ada@example.com", "password");
    }

    @Test
    void supersededJob_isDroppedAndOnlyTheNewerLinkIsSent() {
        String admin = scene.app().admin("root@example.com");
        scene.mailbox().failWith(EmailException.temporary("try again", CAUSE));
        String id = scene.client()
                .send("POST", "/users", admin, "email", "bob@example.com", "role", "editor")
                .string("id");
        Eventually.until(
                "the first attempt failed",
                () -> !scene.mailbox().refused("bob@example.com").isEmpty());
        scene.mailbox().failWith(null);
        assertThat(scene.client()
                        .send("POST", "/users/" + id + "/invite", admin)
                        .status())
                .isEqualTo(202);
        scene.mailbox().await("bob@example.com", "account at");
        Eventually.until("the older job was dropped", () -> {
            scene.pass(Duration.ofSeconds(2));
            return scene.app().count(EventType.MAIL_DROPPED) == 1;
        });
        assertThat(scene.mailbox().to("bob@example.com")).hasSize(1);
    }

    @Test
    void jobThatIsHandedOverTwice_sendsTheSameLinkTwice() {
        scene.queueMeddler = (operation, arguments, real) -> {
            if (!operation.equals("enqueue")) {
                return real.call(arguments);
            }
            // without the key that keeps a second one out
            real.call(arguments[0], arguments[1], arguments[2], EnqueueOptions.NOW);
            return real.call(arguments[0], arguments[1], arguments[2], EnqueueOptions.NOW);
        };
        scene.client().register("ada@example.com");
        Eventually.until("both were sent", () -> scene.mailbox().all().size() == 2);
        assertThat(scene.mailbox().all().stream().map(Mailbox::tokenOf).distinct())
                .hasSize(1);
    }

    private byte[] tokenRecord() {
        String id = scene.record("ada@example.com").id();
        return scene.kv.get("mail/verification/" + id).orElseThrow();
    }

    private long gauge(String name) {
        return scene.queue().health().gauges().get(name);
    }
}
