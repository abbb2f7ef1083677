package com.jsonexpress.identity.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.ApiDocument;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Security-bar 14 to 16: every hostile body on every route that reads one, sent by who may. */
@Asvs("2.2.1")
class HostileBodiesTest {
    private static Besieged besieged;
    private static List<Attacked> routes;
    private static ApiDocument document;

    /** The OpenAPI document is asked once for each rule on each route, since that takes longer than the answer. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() {
        besieged = new Besieged();
        routes = Targets.of(besieged.app()).reading();
        document = ApiDocument.read(
                besieged.app().client().get("/auth/openapi.yaml", "").text());
    }

    @AfterAll
    static void stop() {
        besieged.close();
    }

    @Test
    void corpus_onEveryRoute_hasFourHundredBodies() {
        for (Attacked route : routes) {
            assertThat(HostileBodies.on(route)).as(route.toString()).hasSizeGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void hostileBody_onEveryRoute_isTheDocumentedRefusalAndChangesNothing() {
        Besieged.State before = besieged.state();
        Latencies latencies = new Latencies();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Senders.run(besieged.port(), latencies, routes, (wire, route) -> {
            List<HostileBody> bodies = HostileBodies.on(route);
            for (int i = 0; i < bodies.size(); i++) {
                HostileBody body = bodies.get(i);
                Answer answer =
                        wire.send(route.request(route.path(), body.fields() + route.authorization(), body.content()));
                if (!isRight(route, body, answer)) {
                    wrong.add(route + " " + i + ", " + body + " – " + body.status() + " " + body.code() + " "
                            + body.field() + ", but: " + Problems.shown(answer));
                }
            }
        });
        latencies.print("bodies");
        assertThat(wrong).isEmpty();
        assertThat(besieged.state()).isEqualTo(before);
        assertThat(besieged.calls()).isEmpty();
    }

    private static boolean isRight(Attacked route, HostileBody body, Answer answer) {
        return Problems.is(answer, body.status(), body.code())
                && (body.code().equals("invalid_json")
                        || body.status() != 400
                        || answer.faultyFields().contains(body.field()))
                && (!SEEN.add(route + " " + body.rule())
                        || document.faults(route.method(), route.path(), answer).isEmpty());
    }
}
