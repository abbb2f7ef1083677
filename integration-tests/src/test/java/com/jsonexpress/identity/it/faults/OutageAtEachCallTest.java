package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.faults.Outage.Way;
import com.jsonexpress.identity.it.support.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Security-bar 20: each provider call of each request goes wrong once, in every way. The answer is 503 with {@code
 * Retry-After} – 500 for what is a provider's own fault – or the success where the call was tidying up; nothing is half
 * done or spent, and the client's repeat succeeds. One hash at a time and nobody waiting: a permit or place that got lost
 * would refuse the repeat.
 */
@Asvs("16.5.2")
class OutageAtEachCallTest {
    private static final int MOST_CALLS = 40;
    private static final Duration DELAY = Duration.ofSeconds(8);
    private static final AtomicInteger STRUCK = new AtomicInteger();

    static Stream<Arguments> drills() {
        List<Drill> drills = Extent.drills();
        return Extent.ways().flatMap(way -> drills.stream().map(drill -> Arguments.of(way, drill)));
    }

    @AfterAll
    static void tell() {
        System.out.println("Provider calls that went wrong, one at a time: " + STRUCK);
    }

    @Asvs("2.3.3")
    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("drills")
    void request_struckAtEachProviderCall_answersAsPromisedAndARepeatSucceeds(Way way, Drill drill) {
        int at = 1;
        while (strike(way, drill, at)) {
            STRUCK.incrementAndGet();
            at++;
            assertThat(at).as("calls of one request").isLessThan(MOST_CALLS);
        }
        assertThat(at).as("%s made a call at all", drill).isGreaterThan(1);
    }

    /** Whether there was a call of this number. */
    private static boolean strike(Way way, Drill drill, int at) {
        try (Scene scene = new Scene("jex.auth.hash.concurrency", "1", "jex.auth.hash.queue", "0")) {
            scene.boot();
            Map<String, String> prepared = drill.prepare().on(scene);
            Outage outage = new Outage(at, way, Thread.currentThread()::equals, () -> scene.pass(DELAY));
            scene.meddle(outage);
            Answer answer = drill.request().on(scene, prepared);
            scene.heal();
            String where = drill + ", " + way + " at call " + at + " "
                    + outage.struck().orElse("");
            boolean interrupted = Thread.interrupted();
            if (outage.struck().isPresent()) {
                assertThat(interrupted).as(where).isEqualTo(way.interrupts());
                judge(way, drill, where, answer);
                if (answer.status() != drill.success()) {
                    repeat(
                            way,
                            drill,
                            where,
                            scene.settled(() -> drill.request().on(scene, prepared)));
                }
            }
            assertThat(drill.done().on(scene, prepared)).as(where).isTrue();
            return outage.struck().isPresent();
        }
    }

    private static void judge(Way way, Drill drill, String where, Answer answer) {
        assertThat(answer.status())
                .as(where)
                .isIn(way.status() == 0 ? List.of(drill.success()) : List.of(drill.success(), way.status()));
        assertThat(answer.text()).as(where).doesNotContain("jdbc", "identity_users", "Exception", "Error:");
        if (answer.status() == 503) {
            assertThat(answer.headers().first("Retry-After")).as(where).isPresent();
        }
    }

    private static void repeat(Way way, Drill drill, String where, Answer repeated) {
        if (way.isDoneAllTheSame()) {
            assertThat(repeated.status())
                    .as("repeat of " + where)
                    .isIn(drill.success(), drill.afterLostAcknowledgement());
        } else {
            assertThat(repeated.status()).as("repeat of " + where).isEqualTo(drill.success());
        }
    }
}
