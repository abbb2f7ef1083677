package com.jsonexpress.identity.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LifecycleTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    @Timeout(20)
    void close_withAPartThatHangs_leavesItBehindAndClosesTheOthers() {
        Lifecycle lifecycle = new Lifecycle(Duration.ofMillis(50));
        lifecycle.started(() -> closed.add("first"));
        lifecycle.started(this::hangDeaf);
        lifecycle.started(() -> closed.add("last"));
        lifecycle.close();
        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void close_withPartsThatThrow_closesTheOthersInReverseOrder() {
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.started(() -> closed.add("first"));
        lifecycle.started(() -> {
            throw new NoClassDefFoundError("gone");
        });
        lifecycle.started(() -> {
            throw new Exception("no");
        });
        lifecycle.started(() -> closed.add("last"));
        lifecycle.close();
        lifecycle.close();
        assertThat(closed).containsExactly("last", "first");
    }

    @Test
    void close_byAnInterruptedThread_interruptsThePartsClosesAllAndKeepsTheFlag() {
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.started(() -> closed.add("first"));
        lifecycle.started(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                closed.add("interrupted");
            }
        });
        Thread.currentThread().interrupt();
        lifecycle.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("interrupted", "first");
    }

    private void hangDeaf() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                closed.add("interrupted");
            }
        }
    }
}
