package com.jsonexpress.identity.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.BootException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void step_isTakenMeanwhile_andWaitedFor() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Ahead<String> ahead = Ahead.begin(() -> {
            await(mayEnd);
            ended.set(true);
            return "brought";
        });
        assertThat(ended).isFalse();
        mayEnd.countDown();
        assertThat(ahead.join()).isEqualTo("brought");
        assertThat(ended).isTrue();
    }

    @Test
    void failure_isThrownWhereItIsWaitedFor() {
        BootException failure = new BootException("no", "yes");
        assertThatThrownBy(() -> Ahead.begin(() -> {
                            throw failure;
                        })
                        .join())
                .isSameAs(failure);
        assertThatThrownBy(() -> Ahead.begin(() -> {
                            throw new NoClassDefFoundError("x");
                        })
                        .join())
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void interrupt_endsTheBoot_andIsKept() {
        CountDownLatch never = new CountDownLatch(1);
        Ahead<String> ahead = Ahead.begin(() -> {
            await(never);
            return "never";
        });
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(BootException.class).isThrownBy(ahead::join);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
