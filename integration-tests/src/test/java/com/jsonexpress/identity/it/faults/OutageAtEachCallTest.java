package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Security-bar 20: each provider call of each request fails once. The answer is 503 with {@code Retry-After}, or the
 * success where the call was tidying up; nothing is half done or spent, and the client's repeat succeeds.
 */
@Asvs("16.5.2")
class OutageAtEachCallTest {
    private static final int MOST_CALLS = 40;

    static Stream<Arguments> drills() {
        List<Drill> drills = Drills.all();
        return Arrays.stream(Outage.Way.values())
                .flatMap(way -> drills.stream().map(drill -> Arguments.of(way, drill)));
    }

    @Asvs("2.3.3")
    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("drills")
    void request_struckAtEachProviderCall_answers503AndARepeatSucceeds(Outage.Way way, Drill drill) {
        int at = 1;
        while (strike(way, drill, at)) {
            at++;
            assertThat(at).as("calls of one request").isLessThan(MOST_CALLS);
        }
        assertThat(at).as("%s made a call at all", drill).isGreaterThan(1);
    }

    /** Whether there was a call of this number. */
    private static boolean strike(Outage.Way way, Drill drill, int at) {
        try (Scene scene = new Scene()) {
            scene.boot();
            Map<String, String> prepared = drill.prepare().on(scene);
            Outage outage = new Outage(at, way);
            scene.kvMeddler = outage;
            scene.storeMeddler = outage;
            scene.queueMeddler = outage;
            Answer answer = drill.request().on(scene, prepared);
            scene.heal();
            String where = drill + ", " + way + " at call " + at + " "
                    + outage.struck().orElse("");
            if (outage.struck().isPresent()) {
                judge(way, drill, where, answer);
                if (answer.status() != drill.success()) {
                    repeat(way, drill, where, drill.request().on(scene, prepared));
                }
            }
            assertThat(drill.done().on(scene, prepared)).as(where).isTrue();
            return outage.struck().isPresent();
        }
    }

    private static void judge(Outage.Way way, Drill drill, String where, Answer answer) {
        int unexpected = way == Outage.Way.BROKEN ? 500 : 503;
        assertThat(answer.status()).as(where).isIn(drill.success(), 503, unexpected);
        if (answer.status() == 503) {
            assertThat(answer.headers().first("Retry-After")).as(where).isPresent();
        }
    }

    private static void repeat(Outage.Way way, Drill drill, String where, Answer repeated) {
        if (way == Outage.Way.UNACKNOWLEDGED) {
            assertThat(repeated.status())
                    .as("repeat of " + where)
                    .isIn(drill.success(), drill.afterLostAcknowledgement());
        } else {
            assertThat(repeated.status()).as("repeat of " + where).isEqualTo(drill.success());
        }
    }
}
