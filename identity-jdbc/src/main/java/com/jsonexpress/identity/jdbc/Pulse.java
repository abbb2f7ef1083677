package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database on a thread of its own, because health is told within a second and a database that hangs is not. Of
 * several who ask at once one sends the question. Thread-safe.
 */
final class Pulse {
    private static final Duration LIMIT = Duration.ofMillis(800);

    private final Supplier<Health> question;
    private final Executor threads;
    private final AtomicReference<@Nullable CompletableFuture<Health>> asked = new AtomicReference<>();

    /** @param question throws {@link UnavailableException} where there is no answer */
    Pulse(Supplier<Health> question) {
        this(question, Pulse::start);
    }

    /** @param threads what asks the question */
    Pulse(Supplier<Health> question, Executor threads) {
        this.question = question;
        this.threads = threads;
    }

    Health health() {
        CompletableFuture<Health> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Health> other = asked.compareAndExchange(null, mine);
        if (other == null) {
            ask(mine);
        }
        try {
            return (other == null ? mine : other).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Health.down("the database does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        }
    }

    private void ask(CompletableFuture<Health> answer) {
        try {
            threads.execute(() -> answer(answer));
        } catch (RuntimeException | Error e) { // no thread can be made: the next one asks again
            asked.set(null);
            answer.complete(
                    Health.down("nobody can ask the database (" + e.getClass().getName() + ")"));
        }
    }

    private void answer(CompletableFuture<Health> answer) {
        Health health = Health.down("the database does not answer");
        try {
            health = question.get();
        } catch (UnavailableException e) {
            health = Health.down(String.valueOf(e.getMessage()));
        } finally {
            asked.set(null);
            answer.complete(health);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "identity-jdbc-health");
        thread.setDaemon(true);
        thread.start();
    }
}
