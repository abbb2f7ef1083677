package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each provider call of each request hangs once. Meanwhile everybody else goes on: tokens are checked, others sign in and
 * refresh. Once the provider answers the request is answered as if nothing had been. One hash at a time, and one more
 * place: the one who hangs holds a place and no permit.
 */
@Tag("wide")
class HangAtEachCallTest {
    private static final int MOST_CALLS = 40;
    private static final String BOB = "bob@example.com";
    private static final AtomicInteger HUNG = new AtomicInteger();

    static List<Drill> drills() {
        return Extent.drills();
    }

    @AfterAll
    static void tell() {
        System.out.println("Provider calls that hung, one at a time: " + HUNG);
    }

    @ParameterizedTest
    @MethodSource("drills")
    void request_hangingAtEachProviderCall_holdsUpNobodyAndIsAnsweredInTheEnd(Drill drill) throws Exception {
        int at = 1;
        while (hang(drill, at)) {
            HUNG.incrementAndGet();
            at++;
            assertThat(at).as("calls of one request").isLessThan(MOST_CALLS);
        }
        assertThat(at).as("%s made a call at all", drill).isGreaterThan(1);
    }

    /** Whether there was a call of this number. */
    private static boolean hang(Drill drill, int at) throws Exception {
        try (Scene scene = new Scene("jex.auth.hash.concurrency", "1", "jex.auth.hash.queue", "1")) {
            scene.boot();
            Map<String, String> prepared = drill.prepare().on(scene);
            Answer bob = scene.client().register(BOB);
            Hang hang = new Hang(at);
            FutureTask<Answer> request = new FutureTask<>(() -> drill.request().on(scene, prepared));
            Thread thread = new Thread(request, "hanging");
            hang.befall(thread);
            scene.meddle(hang);
            thread.start();
            Eventually.until("it hangs or has ended", () -> hang.isHanging() || request.isDone());
            boolean hung = hang.isHanging();
            if (hung) {
                othersGoOn(scene.client(), bob, drill + " at call " + at);
            }
            hang.release();
            assertThat(hang.gaveUp())
                    .as("%s at call %d held up somebody", drill, at)
                    .isFalse();
            assertThat(request.get(20, TimeUnit.SECONDS).status()).isEqualTo(drill.success());
            thread.join(20_000);
            assertThat(drill.done().on(scene, prepared)).isTrue();
            return hung;
        }
    }

    private static void othersGoOn(Client client, Answer bob, String where) {
        String access = bob.string("accessToken");
        assertThat(client.get("/hello", access).status()).as(where).isEqualTo(200);
        assertThat(client.get("/auth/me", access).status()).as(where).isEqualTo(200);
        assertThat(client.refresh(bob.string("refreshToken")).status())
                .as(where)
                .isEqualTo(200);
        assertThat(client.login(BOB, Client.PASSWORD).status()).as(where).isEqualTo(200);
    }
}
