package com.jsonexpress.identity.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Security-bar 13: every hostile spelling of every route, once by nobody and once by who may, with a body that works. */
@Asvs("1.1.1")
class HostilePathsTest {
    private static Besieged besieged;
    private static List<Attacked> routes;

    @BeforeAll
    static void start() {
        besieged = new Besieged();
        List<Attacked> all = new ArrayList<>(Targets.of(besieged.app()).all());
        String token = all.get(all.size() - 1).token();
        for (String path : List.of("/hello", "/admin/console")) {
            all.add(new Attacked("GET", path, token, Map.of(), List.of(), List.of(), Set.of()));
        }
        routes = List.copyOf(all);
    }

    @AfterAll
    static void stop() {
        besieged.close();
    }

    @Test
    void corpus_aroundEveryRoute_hasThreeHundredPaths() {
        for (Attacked route : routes) {
            List<HostilePath> paths = HostilePaths.around(route.path());
            assertThat(paths).as(route.toString()).hasSizeGreaterThanOrEqualTo(300);
            long refused = paths.stream()
                    .filter(path -> path.verdict() != Verdict.THE_ROUTE && path.verdict() != Verdict.ANOTHER)
                    .count();
            assertThat(refused).as(route.toString()).isGreaterThanOrEqualTo(250);
        }
    }

    @Test
    void hostilePath_onEveryRoute_isRefusedAndChangesNothing() {
        Besieged.State before = besieged.state();
        Latencies latencies = new Latencies();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        Senders.run(besieged.port(), latencies, routes, (wire, route) -> {
            PathJudge judge = new PathJudge(wire, route);
            HostilePaths.around(route.path()).forEach(path -> judge.check(path).ifPresent(wrong::add));
        });
        latencies.print("paths");
        assertThat(wrong).isEmpty();
        assertThat(besieged.state()).isEqualTo(before);
        assertThat(besieged.calls())
                .extracting(call -> call.replaceFirst("\\?.*", ""))
                .noneMatch(call -> call.contains("/../") || call.contains("//") || call.contains(";"));
    }
}
