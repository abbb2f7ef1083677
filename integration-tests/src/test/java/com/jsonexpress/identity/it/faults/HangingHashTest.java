package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A hash hangs and holds the one permit of the gate; one more may wait. */
class HangingHashTest {
    private static final String ADA = "ada@example.com";
    private static final String BOB = "bob@example.com";

    private final HeldHasher hasher = new HeldHasher();
    private final Identity identity = Identity.start(IdentitySettings.none()
            .codeOnly()
            .set("jex.auth.secret", App.SECRET)
            .set("jex.auth.hash.concurrency", "1")
            .set("jex.auth.hash.queue", "1")
            .set("jex.auth.hash.timeout", "1m")
            .part(new Mailbox())
            .part(hasher));
    private final Client client = new Client(new DirectTransport(identity));
    private Answer bob;
    private CompletableFuture<Answer> hanging;

    @BeforeEach
    void hang() throws InterruptedException {
        client.register(ADA);
        bob = client.register(BOB);
        hanging = CompletableFuture.supplyAsync(() -> client.login(ADA, Client.PASSWORD));
        hasher.awaitHeld();
    }

    @AfterEach
    void close() {
        hasher.letGo();
        identity.close();
    }

    @Test
    void tokensAndSessions_goOn() {
        assertThat(client.get("/hello", bob.string("accessToken")).status()).isEqualTo(200);
        assertThat(client.refresh(bob.string("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void waiter_thatIsInterrupted_answers503KeepsItsFlagAndFreesItsPlace() throws Exception {
        AtomicBoolean flag = new AtomicBoolean();
        FutureTask<Answer> waiting = new FutureTask<>(() -> {
            Answer answer = client.login(BOB, Client.PASSWORD);
            flag.set(Thread.currentThread().isInterrupted());
            return answer;
        });
        Thread thread = new Thread(waiting, "waiting");
        thread.start();
        Eventually.until("it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(client.login("cem@example.com", Client.PASSWORD).status())
                .as("no place is free")
                .isEqualTo(503);
        thread.interrupt();
        Answer answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().first("Retry-After")).isPresent();
        assertThat(flag).isTrue();

        FutureTask<Answer> next = new FutureTask<>(() -> client.login(BOB, Client.PASSWORD));
        Thread successor = new Thread(next, "next");
        successor.start();
        Eventually.until("it waits, too", () -> next.isDone() || successor.getState() == Thread.State.TIMED_WAITING);
        hasher.letGo();
        assertThat(next.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(hanging.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void close_byAnInterruptedThread_endsWhileItStillHangs() throws Exception {
        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(() -> {
            Thread.currentThread().interrupt();
            identity.close();
            return Thread.interrupted();
        });
        assertThat(closing.get(60, TimeUnit.SECONDS)).as("keeps its flag").isTrue();
        assertThat(hanging).isNotDone();
        leavesNothingBehind();
    }

    /** Takes twenty seconds: ten for work in flight, ten for the gate. */
    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "all")
    void close_endsWhileItStillHangs() throws Exception {
        long begin = System.nanoTime();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(identity::close);
        closing.get(2, TimeUnit.MINUTES);
        System.out.println("Closed over a hash that hangs in "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
        assertThat(hanging).isNotDone();
        leavesNothingBehind();
    }

    /** Released, the one that hung is answered, and the gate's thread ends. */
    private void leavesNothingBehind() throws Exception {
        hasher.letGo();
        assertThat(hanging.get(20, TimeUnit.SECONDS).status()).isIn(200, 503);
        Eventually.until(
                "the thread of the gate has ended", () -> !hasher.thread().isAlive());
    }
}
