package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Security-bar 25: somebody sets the wall clock in the middle of a request, before each time it reads it. It is answered
 * by the contract, and afterwards the account is whole: a new login works and its tokens are good.
 */
@Tag("wide")
class ClockAtEachReadTest {
    private static final int MOST_READS = 40;
    private static final AtomicInteger STEPPED = new AtomicInteger();

    static Stream<Arguments> drills() {
        List<Drill> drills = Extent.drills();
        List<Duration> steps =
                List.of(Duration.ofDays(3650), Duration.ofHours(-1), Duration.ofDays(-3650), Duration.ofDays(1));
        return steps.stream()
                .limit(Extent.ALL ? 4 : 1)
                .flatMap(step -> drills.stream().map(drill -> Arguments.of(step, drill)));
    }

    @AfterAll
    static void tell() {
        System.out.println("Reads of the clock that found it set, one at a time: " + STEPPED);
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("drills")
    void request_whoseClockIsSetAtEachRead_isAnsweredAndLeavesTheAccountWhole(Duration step, Drill drill) {
        int at = 1;
        while (set(step, drill, at)) {
            STEPPED.incrementAndGet();
            at++;
            assertThat(at).as("reads of one request").isLessThan(MOST_READS);
        }
    }

    /** Whether there was a read of this number. */
    private static boolean set(Duration step, Drill drill, int at) {
        try (Scene scene = new Scene()) {
            scene.boot();
            Map<String, String> prepared = drill.prepare().on(scene);
            AtomicInteger reads = new AtomicInteger();
            Thread victim = Thread.currentThread();
            scene.beforeClock = () -> {
                if (Thread.currentThread() == victim && reads.incrementAndGet() == at) {
                    scene.time.stepWallClock(step);
                }
            };
            Answer answer = drill.request().on(scene, prepared);
            scene.beforeClock = () -> {};
            String where = drill + ", " + step + " at read " + at;
            assertThat(answer.status()).as(where).isIn(drill.success(), 400, 401, 404);
            Answer fresh = scene.client().register("bob@example.com");
            assertThat(fresh.status()).as(where).isEqualTo(201);
            String access =
                    scene.client().login("bob@example.com", Client.PASSWORD).string("accessToken");
            assertThat(scene.client().get("/auth/me", access).status())
                    .as(where)
                    .isEqualTo(200);
            return reads.get() >= at;
        }
    }
}
