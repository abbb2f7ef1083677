package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.gate.RawHash;
import com.jsonexpress.identity.benchmarks.gate.Turn;
import com.jsonexpress.identity.benchmarks.load.Target.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Starts the bare servers and the same with the library, lets each answer requests in turns, and does so again with new
 * processes, as the compiler does not come to the same code each time; prints the medians of all rounds, and the ratio to
 * the bare server above in the same round. In the root of the repository, after {@code package}; the arguments are the
 * scenario ({@code get}, {@code refresh}, {@code login} or {@code mixed}; {@code get} if there is none), rounds (3), seconds
 * of each (4), connections (16) and starts (3).
 */
public final class Load {
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";
    /** The compiler's rounds: the last of a request is compiled after some forty seconds of load. */
    private static final int WARM_UP = 10;
    /** The compiler's seconds before those rounds where each request takes a hash: ten thousand of them. */
    private static final int LOGIN_WARM_UP = 120;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        boolean named = arguments.length > 0 && !arguments[0].matches("\\d+");
        Scenario scenario = named ? Scenario.valueOf(arguments[0].toUpperCase(Locale.ROOT)) : Scenario.GET;
        String[] numbers = named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
        int rounds = number(numbers, 0, 3);
        int seconds = number(numbers, 1, 4);
        int connections = number(numbers, 2, 16);
        int starts = number(numbers, 3, 3);
        List<List<Target>> groups = List.of(
                group("JDK host", "jdk", "quickstart", scenario),
                group("Tomcat 10.1", "servlet", "servlet", scenario),
                group("Jetty 12 with Javalin 7", "javalin", "javalin", scenario),
                group("Spring Boot 4.1", "spring-boot", "spring-boot", scenario));
        List<Target> all = groups.stream().flatMap(List::stream).toList();
        List<Turn> hashes = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            System.err.println("start " + start + " of " + starts);
            try {
                measure(all, scenario, rounds, seconds, connections, hashes);
            } finally {
                all.forEach(Target::stop);
            }
        }
        System.out.println(Table.of(scenario, groups, hashes));
    }

    /** Of one process of each. */
    private static void measure(
            List<Target> all, Scenario scenario, int rounds, int seconds, int connections, List<Turn> hashes)
            throws Exception {
        for (Target each : all) {
            each.start();
        }
        for (Target each : all) {
            each.prepare(connections, scenario != Scenario.GET);
            if (scenario.hashes() && !each.isBare()) {
                each.run(scenario, LOGIN_WARM_UP, false);
            }
        }
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            for (Target each : all) {
                each.run(scenario, seconds, round > 0);
            }
            if (scenario.hashes()) {
                Turn turn = Turn.of(PROCESSORS, seconds, caller -> RawHash.compute());
                hashes.addAll(round > 0 ? List.of(turn) : List.of());
            }
            System.err.println("round " + round + " of " + rounds);
        }
        for (Target each : all) {
            each.count(scenario, seconds);
        }
    }

    private static int number(String[] numbers, int at, int otherwise) {
        return numbers.length > at ? Integer.parseInt(numbers[at]) : otherwise;
    }

    /** The bare server first. */
    private static List<Target> group(String host, String plain, String example, Scenario scenario) {
        List<Target> group = new ArrayList<>();
        // as our host sets it: without it the JDK's server waits 40 ms for an acknowledgement before each answer with a
        // body
        group.add(target(host + ", bare", Kind.BARE, "benchmarks/plain/" + plain, NO_DELAY));
        if (plain.equals("jdk")) {
            group.add(target("bare, on its only thread", Kind.BARE, "benchmarks/plain/jdk", NO_DELAY, "-Dthreads=one"));
        }
        if (scenario != Scenario.GET) {
            group.add(target("with the library", Kind.OURS, "examples/" + example, "-Djex.limit.enabled=false"));
            return group;
        }
        group.add(target("token seen before", Kind.OURS, "examples/" + example));
        group.add(target("token first seen", Kind.OURS, "examples/" + example, "-Djex.auth.tokenCache=0"));
        if (example.equals("spring-boot")) {
            group.add(target("Spring's resource server", Kind.PEER, "benchmarks/plain/resource-server"));
        }
        return group;
    }

    private static Target target(String name, Kind kind, String module, String... settings) {
        String jar = module.startsWith("benchmarks/") ? "plain" : module.substring(module.indexOf('/') + 1);
        return new Target(name, kind, module + "/target/" + jar + ".jar", settings);
    }
}
