package com.jsonexpress.identity.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One account's guess hangs in a store. */
class TurnsTest {
    private final Turns turns = new Turns(Duration.ofMillis(50));
    private final CountDownLatch released = new CountDownLatch(1);
    private CompletableFuture<String> hanging = CompletableFuture.completedFuture("");

    @BeforeEach
    void hang() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        hanging = CompletableFuture.supplyAsync(() -> turns.run("ada", 1, () -> {
            inside.countDown();
            return awaitRelease();
        }));
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void release() throws Exception {
        released.countDown();
        assertThat(hanging.get(20, TimeUnit.SECONDS)).isEqualTo("released");
        assertThat(turns.run("ada", 1, () -> "next")).isEqualTo("next");
        assertThat(turns.size()).isZero();
    }

    @Test
    void anotherAccount_goesOn() {
        assertThat(turns.run("bob", 1, () -> "done")).isEqualTo("done");
    }

    @Test
    void theSameAccount_isUnavailableOnceItsPatienceIsOver() {
        assertThatThrownBy(() -> turns.run("ada", 1, () -> "done")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void waiter_thatIsInterrupted_leavesWithItsFlagSet() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.run("ada", 1, () -> "done")).isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String awaitRelease() {
        try {
            return released.await(60, TimeUnit.SECONDS) ? "released" : "late";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
