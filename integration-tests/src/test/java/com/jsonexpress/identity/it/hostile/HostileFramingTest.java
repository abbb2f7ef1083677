package com.jsonexpress.identity.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests whose head or length has two readings: one answer, no second request, nothing changed. */
@Asvs("4.2.1")
class HostileFramingTest {
    private static Besieged besieged;
    private static List<Attacked> routes;

    @BeforeAll
    static void start() {
        besieged = new Besieged();
        routes = Targets.of(besieged.app()).reading();
    }

    @AfterAll
    static void stop() {
        besieged.close();
    }

    @Test
    void hostileFraming_onEveryRoute_isRefusedOnceAndChangesNothing() {
        Besieged.State before = besieged.state();
        Latencies latencies = new Latencies();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Senders.run(besieged.port(), latencies, routes, (unused, route) -> {
            List<HostileFraming> all = HostileFraming.on(route);
            for (int i = 0; i < all.size(); i++) {
                HostileFraming one = all.get(i);
                List<Answer> answers = Wire.all(besieged.port(), one.bytes(), latencies);
                if (!isRight(one.expected(), answers)) {
                    wrong.add(route + " " + i + ", " + one + " – " + one.expected() + ", but: "
                            + answers.stream().map(Problems::shown).toList());
                }
            }
        });
        latencies.print("framing");
        assertThat(wrong).isEmpty();
        assertThat(besieged.state()).isEqualTo(before);
        assertThat(besieged.calls()).isEmpty();
    }

    private static boolean isRight(String expected, List<Answer> answers) {
        if (expected.equals("0")) {
            return answers.isEmpty();
        }
        int status = Integer.parseInt(expected.substring(0, 3));
        boolean ours = expected.length() > 3;
        return answers.size() == 1
                && (ours
                        ? Problems.is(answers.get(0), status, expected.substring(4))
                        : Problems.isOfTheServer(answers.get(0), status));
    }
}
