package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that hangs until the host interrupts the request. */
@Tag("wide")
class HangingProviderTest {

    @Test
    void request_interruptedInAHangingProvider_answers503KeepsTheInterruptAndSpendsNothing() throws Exception {
        try (Scene scene = new Scene()) {
            scene.boot();
            String token = scene.client().register("ada@example.com").string("refreshToken");
            CountDownLatch hanging = new CountDownLatch(1);
            scene.kvMeddler = (operation, arguments, real) -> {
                if (!operation.equals("get")) {
                    return real.call(arguments);
                }
                hanging.countDown();
                return hang();
            };
            AtomicBoolean interrupted = new AtomicBoolean();
            FutureTask<Answer> request = new FutureTask<>(() -> {
                Answer answer = scene.client().refresh(token);
                interrupted.set(Thread.currentThread().isInterrupted());
                return answer;
            });
            Thread thread = new Thread(request, "hanging");
            thread.start();
            assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();

            assertThat(request.get(20, TimeUnit.SECONDS).status()).isEqualTo(503);
            assertThat(interrupted).isTrue();
            scene.heal();
            assertThat(scene.client().refresh(token).status()).isEqualTo(200);
        }
    }

    /** As a driver does: gives up when interrupted, and keeps the flag. */
    private static Object hang() {
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting", e);
        }
    }
}
