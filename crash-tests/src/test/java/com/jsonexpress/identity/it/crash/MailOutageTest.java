package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.email.smtp.ScriptedServer;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A running application whose mail server is down, hangs, or refuses: nobody who asks for anything notices, and every mail
 * comes in the end, but for those that were refused for good, which is told (security-bar 20, 21, 23).
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailOutageTest {
    private static final Duration LASTING = Duration.ofSeconds(Integer.getInteger("outage.seconds", 3));
    private static final int ACCOUNTS = 10;

    /** So many may wait for the next mail; each mail and each attempt opens one where none does. */
    private static final int KEPT = 4;

    /** Those, one for each thread that works, and as many again that the server has not seen end yet. */
    private static final int MOST_OPEN = 16;

    /** How soon every mail is there once the server is back: two seconds, but a busy machine of a build may take longer. */
    private static final Duration SOON = Duration.ofSeconds(Boolean.getBoolean("judged") ? 2 : 10);

    /** How the mail server fails, for a while. */
    enum Failing {
        DOWN,
        /** Takes connections, and says nothing. */
        HANGING,
        HANGING_UP,
        ANSWERING_421,
        ANSWERING_451,
        /** To each recipient: that may be about this one, so each mail waits for a time of its own. */
        PUTTING_RECIPIENTS_OFF;

        void begin(Mails mails) {
            switch (this) {
                case DOWN -> mails.down();
                case HANGING -> reply(mails, ScriptedServer.HANG, "GREETING", "NOOP", "MAIL");
                case HANGING_UP -> reply(mails, ScriptedServer.HANG_UP, "GREETING", "NOOP", "MAIL");
                case ANSWERING_421 -> reply(mails, "421 closing", "GREETING", "NOOP", "MAIL");
                case ANSWERING_451 -> reply(mails, "451 try again later", "MAIL");
                case PUTTING_RECIPIENTS_OFF -> reply(mails, "451 try again later", "RCPT");
            }
        }

        private static void reply(Mails mails, String line, String... commands) {
            for (String command : commands) {
                mails.server().reply(command, line);
            }
        }

        /** Whether the server says it of all mails alike. */
        boolean isAway() {
            return this != PUTTING_RECIPIENTS_OFF;
        }

        void end(Mails mails) {
            if (this == DOWN) {
                mails.up();
            } else {
                mails.server().obey();
            }
        }
    }

    private final Mails mails = new Mails();
    private final Store store = Store.fresh(Store.Kind.POSTGRESQL);
    private Instance instance;
    private Client client;
    private String admin;

    @BeforeAll
    void start() {
        instance = Instance.start(Keys.of(store.url(), mails, "jex.queue.jdbc.retryBase", "200ms"));
        instance.await("  password: ");
        client = instance.client();
        admin = Instance.admin(client, instance.toldPassword().orElseThrow());
        client.register("first@example.com");
        mails.await("first@example.com");
    }

    @AfterAll
    void stop() {
        instance.close();
        mails.close();
    }

    /** How long the longest answer took. */
    private Duration ask(List<String> emails) {
        Duration longest = Duration.ZERO;
        for (String email : emails) {
            long start = System.nanoTime();
            Answer answer = email.startsWith("i")
                    ? client.send("POST", "/users", admin, "email", email, "role", "editor")
                    : client.register(email);
            Duration took = Patience.since(start);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return longest;
    }

    private static List<String> addresses(String name) {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            emails.add((i % 2 == 0 ? "r-" : "i-") + name + "-" + i + "@example.com");
        }
        return emails;
    }

    @ParameterizedTest
    @EnumSource
    void mailServer_thatFailsForAWhile_losesNoMailAndKeepsNobodyWaiting(Failing failing) {
        Duration late = lateAfter(failing, "first");
        if (failing.isAway() && late.compareTo(SOON) >= 0) {
            late = lateAfter(failing, "second"); // a machine on which others build may stand still for a second itself
        }
        if (failing.isAway()) {
            assertThat(late).as("once the server is back").isLessThan(SOON);
        }
    }

    private Duration lateAfter(Failing failing, String time) {
        Map<String, Integer> threads = instance.threads();
        List<String> emails = addresses(failing.name().toLowerCase(Locale.ROOT) + "-" + time);
        failing.begin(mails);
        long start = System.nanoTime();
        Duration longest = ask(emails);
        long open = 0;
        String session = client.login(emails.get(0), Client.PASSWORD).string("accessToken");
        do {
            assertThat(client.get("/auth/me", session).status()).isEqualTo(200);
            assertThat(client.post("/auth/password/forgot", "email", emails.get(0))
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/auth/health", "").status()).isEqualTo(200);
            open = Math.max(open, mails.server().open());
            Patience.pass(Duration.ofMillis(100));
        } while (Patience.since(start).compareTo(LASTING) < 0);
        assertThat(mails.receivers()).doesNotContainAnyElementsOf(emails);
        failing.end(mails);

        Duration late = Patience.until(
                Patience.LONG, "every mail comes", () -> mails.receivers().containsAll(emails));
        Patience.until("no thread is left behind", () -> instance.hasThreadsAs(threads));
        Patience.until(
                "no connection to the mail server is left behind",
                () -> mails.server().open() <= KEPT);
        Patience.until("nobody is owed a mail", () -> emails.stream().noneMatch(store::isOwed));
        assertThat(open).as("connections during the outage").isLessThanOrEqualTo(MOST_OPEN);
        assertThat(longest).as("nobody waits for a mail server").isLessThan(Duration.ofSeconds(10));
        System.out.printf(
                "[crash] SMTP %s for %d s: requests answered within %d ms, at most %d connections open, all %d mails there %.1f s after it%n",
                failing.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                LASTING.toSeconds(),
                longest.toMillis(),
                open,
                emails.size(),
                late.toMillis() / 1000.0);
        return late;
    }

    /** What is refused for good is a dead job and an event, and is owed no longer: no sweep sends it again. */
    @Test
    void mailServer_thatRefusesForGood_makesDeadJobsThatAreToldAndAnInvitationSendsAnew() {
        List<String> emails = addresses("refused");
        long dead = store.deadJobs();
        mails.server().reply("RCPT", "550 no such user");
        ask(emails);
        Patience.until("each job is dead", () -> store.deadJobs() >= dead + ACCOUNTS);
        Patience.until("nobody is owed a mail", () -> emails.stream().noneMatch(store::isOwed));
        mails.server().obey();

        assertThat(instance.output().lines().filter(line -> line.contains("mail_failed")))
                .hasSizeGreaterThanOrEqualTo(ACCOUNTS);
        Patience.until(
                "health tells of them",
                () -> client.get("/auth/health", admin).at("parts.queue.gauges.dead") instanceof Number count
                        && count.longValue() >= dead + ACCOUNTS);
        String id = Instance.idOf(client, admin, emails.get(1));
        assertThat(client.send("POST", "/users/" + id + "/invite", admin).status())
                .isEqualTo(202);
        mails.await(emails.get(1));
        assertThat(mails.receivers()).doesNotContain(emails.get(0));
        System.out.printf("[crash] SMTP answering 550: %d jobs dead, told as mail_failed, owed no longer%n", ACCOUNTS);
    }
}
