package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Somebody who is signed in, and goes on asking while something fails; and all that is asked of an application, with what
 * is right for it, so that a refusal has but one reason.
 */
final class Traffic implements AutoCloseable {
    private static final int CALLERS = 8;

    /** Whoever is refused at once does not come back at once. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Client client;
    private final String name;
    private final Store store;
    private final Mails mails;
    private final String admin;
    private final String access;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> registered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    Traffic(Client client, Store store, Mails mails, String admin) {
        this.store = store;
        this.client = client;
        this.mails = mails;
        this.admin = admin;
        this.name = "traffic-" + System.nanoTime() + "-";
        Answer session = client.register(name + "@example.com");
        access = session.string("accessToken");
    }

    Client client() {
        return client;
    }

    /** From now on, on several threads. */
    Traffic begin() {
        for (int i = 0; i < CALLERS; i++) {
            boolean writes = i == 0;
            Thread thread = new Thread(() -> {
                try {
                    while (!over.get()) {
                        ask(writes);
                    }
                } catch (RuntimeException | AssertionError e) {
                    wrong.add(e.toString());
                }
            });
            thread.start();
            threads.add(thread);
        }
        return this;
    }

    private void ask(boolean writes) {
        if (!writes) {
            look(client.get("/auth/me", access), 200);
            return;
        }
        String email = name + number.incrementAndGet() + "@example.com";
        if (look(client.register(email), 201)) {
            registered.add(email);
        }
    }

    /** Whether it is as ever; an outage is told as one, and nothing else is told. */
    private boolean look(Answer answer, int usual) {
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() != usual && !isOutage(answer)) {
            wrong.add(answer.status() + " " + answer.text());
        }
        if (answer.status() != usual) {
            Patience.pass(PAUSE);
        }
        return answer.status() == usual;
    }

    private static boolean isOutage(Answer answer) {
        return answer.status() == 503
                && answer.headers()
                        .first("Retry-After")
                        .filter(text -> text.matches("\\d+"))
                        .isPresent();
    }

    /** Whether what needs everything is answered. */
    boolean isUp() {
        return client.get("/auth/me", access).status() == 200;
    }

    /** How long until it is, from now on. */
    Duration recovery() {
        return Patience.until(Patience.LONG, "it answers again", this::isUp);
    }

    /**
     * Each route that needs what is not there, with what is valid: an outage, each of them.
     *
     * @param ofSessions whether sessions cannot be ended either
     * @return the longest time an answer took
     */
    Duration expectOutageOfAll(Valid valid, boolean ofSessions) {
        List<Supplier<Answer>> requests = new ArrayList<>(List.of(
                () -> client.get("/auth/me", valid.access()),
                () -> client.refresh(valid.refresh()),
                () -> client.login(valid.email(), Client.PASSWORD),
                () -> client.register(name + "outage-" + number.incrementAndGet() + "@example.com"),
                () -> client.post("/auth/verify", "token", valid.verification()),
                () -> client.post(
                        "/auth/password/reset", "token", valid.reset(), "newPassword", Revocation.NEW_PASSWORD),
                () -> client.get("/users", admin),
                () -> client.send("POST", "/users", admin, "email", name + "outage@example.com", "role", "editor")));
        if (ofSessions) {
            requests.add(() -> client.post("/auth/logout", "refreshToken", valid.refresh()));
        }
        List<Duration> times = Together.each(requests.size(), requests, request -> {
            long start = System.nanoTime();
            Answer answer = request.get();
            assertThat(isOutage(answer))
                    .as(answer.status() + " " + answer.text())
                    .isTrue();
            assertThat(answer.code()).isEqualTo("unavailable");
            return Patience.since(start);
        });
        return times.stream().max(Duration::compareTo).orElseThrow();
    }

    /** What is valid before an outage, and has to be after it. */
    record Valid(String email, String access, String refresh, String verification, String reset) {}

    Valid valid() {
        String email = name + "valid-" + number.incrementAndGet() + "@example.com";
        Answer session = client.register(email);
        String verification = mails.await(email).token();
        client.post("/auth/password/forgot", "email", email);
        Patience.until("the link came", () -> mails.to(email).size() == 2);
        return new Valid(
                email,
                session.string("accessToken"),
                session.string("refreshToken"),
                verification,
                mails.to(email).get(1).token());
    }

    /** Nothing of it was spent or ended. */
    void expectStillValid(Valid valid) {
        assertThat(client.get("/auth/me", valid.access()).status()).isEqualTo(200);
        assertThat(client.refresh(valid.refresh()).status()).isEqualTo(200);
        assertThat(client.post("/auth/verify", "token", valid.verification()).status())
                .isEqualTo(200);
        assertThat(client.post("/auth/password/reset", "token", valid.reset(), "newPassword", Revocation.NEW_PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(client.login(valid.email(), Revocation.NEW_PASSWORD).status())
                .isEqualTo(200);
    }

    /** Ends it, and looks at what was answered; by status. */
    Map<Integer, Integer> end() {
        close();
        assertThat(wrong).isEmpty();
        Together.each(4, registered, email -> {
            assertThat(client.login(email, Client.PASSWORD).status()).as(email).isEqualTo(200);
            return true;
        });
        // in this order: whoever is owed it no longer has it already
        List<String> paid =
                registered.stream().filter(email -> !store.isOwed(email)).toList();
        assertThat(mails.receivers()).as("no mail is lost").containsAll(paid);
        return Map.copyOf(statuses);
    }

    @Override
    public void close() {
        over.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
