package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.load.Target.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Starts the bare servers, the same with the library, and a resource server of Spring Security; lets each answer
 * {@code GET /hello} in turns; and prints the medians with their ratio to the bare server above them. In the root of the
 * repository, after {@code package}; the arguments are rounds (5), seconds of each (5) and connections (16).
 */
public final class Load {
    private static final String NO_CACHE = "-Djex.auth.tokenCache=0";
    /** As our host sets it: without it the JDK's server waits 40 ms for an acknowledgement before each answer with a body. */
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        int seconds = argument(arguments, 1, 5);
        int connections = argument(arguments, 2, 16);
        List<List<Target>> groups = List.of(
                List.of(
                        bare("JDK host, bare", "jdk"),
                        ours("token seen before", "quickstart"),
                        ours("token first seen", "quickstart", NO_CACHE)),
                List.of(
                        bare("Tomcat 10.1, bare", "servlet"),
                        ours("token seen before", "servlet"),
                        ours("token first seen", "servlet", NO_CACHE)),
                List.of(
                        bare("Spring Boot 4.1, bare", "spring-boot"),
                        ours("token seen before", "spring-boot"),
                        ours("token first seen", "spring-boot", NO_CACHE),
                        Target.start(
                                "Spring's resource server",
                                Kind.PEER,
                                jar("benchmarks/plain/resource-server", "plain"))));
        List<Target> all = groups.stream().flatMap(List::stream).toList();
        try {
            for (Target each : all) {
                each.prepare();
            }
            // the first two rounds are the compiler's
            for (int round = -1; round <= rounds; round++) {
                for (Target each : all) {
                    each.run(connections, seconds, round > 0);
                }
                System.err.println("round " + round + " of " + rounds);
            }
            System.out.println(table(groups));
        } finally {
            all.forEach(Target::stop);
        }
    }

    private static Target bare(String name, String module) throws Exception {
        return Target.start(name, Kind.BARE, jar("benchmarks/plain/" + module, "plain"), NO_DELAY);
    }

    private static Target ours(String name, String example, String... settings) throws Exception {
        return Target.start(name, Kind.OURS, jar("examples/" + example, example), settings);
    }

    private static String jar(String module, String name) {
        return module + "/target/" + name + ".jar";
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static String table(List<List<Target>> groups) {
        StringBuilder table = new StringBuilder("""
                | server | requests/s | of its bare server | p50, µs | p99, µs | processor, µs per request | memory, MB |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        for (List<Target> group : groups) {
            double bare = median(group.get(0), Round::perSecond);
            double memory = median(group.get(0), Round::resident);
            for (Target each : group) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %.2f | %,.0f | %,.0f | %.1f | %.0f (× %.2f) |%n",
                        each.name(),
                        median(each, Round::perSecond),
                        median(each, Round::perSecond) / bare,
                        median(each, Round::p50),
                        median(each, Round::p99),
                        median(each, Round::processor),
                        median(each, Round::resident),
                        median(each, Round::resident) / memory));
            }
        }
        return table.toString();
    }

    private static double median(Target target, ToDoubleFunction<Round> figure) {
        List<Round> rounds = new ArrayList<>(target.rounds());
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
