package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a protected {@code GET /hello} takes while all places of the hashing gate are taken by logins, beside the same
 * without logins: 500 requests a second that come whether or not the ones before have been answered. Server, requests and
 * logins share the machine. In the root of the repository, after {@code package}; the arguments are rounds (3), seconds of each (10)
 * and connections that log in (128). Prints Markdown.
 */
public final class UnderLogins {
    private static final int PER_SECOND = 500;

    /** Some seconds of requests, and how many logins there were in a second of them. */
    private record Part(Latencies latencies, double logins) {}

    private UnderLogins() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 3);
        int seconds = argument(arguments, 1, 10);
        int logins = argument(arguments, 2, 128);
        System.out.println("| server | logins | logins/s | p50, ms | p99, ms | longest, ms |");
        System.out.println("|---|---|---:|---:|---:|---:|");
        measure("JDK host", "quickstart", rounds, seconds, logins);
        measure("Tomcat 10.1, servlet", "servlet", rounds, seconds, logins);
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static void measure(String name, String example, int rounds, int seconds, int logins) throws Exception {
        Path jar = Path.of("examples", example, "target", example + ".jar");
        List<String> options = List.of("-Djex.auth.secret=" + Target.SECRET, "-Djex.limit.enabled=false");
        try (ServerProcess server = ServerProcess.start(jar, options)) {
            server.awaitAnswer();
            List<Account> accounts = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                accounts.add(Account.signedIn(server.port(), i));
            }
            List<Part> quiet = new ArrayList<>();
            List<Part> busy = new ArrayList<>();
            // the first round is the compiler's
            for (int round = 0; round <= rounds; round++) {
                Part alone = part(server, accounts.get(0), List.of(), seconds);
                Part beside = part(server, accounts.get(0), accounts, seconds);
                if (round > 0) {
                    quiet.add(alone);
                    busy.add(beside);
                }
                System.err.println(name + ", round " + round + " of " + rounds);
            }
            print(name, "none", quiet);
            print("", logins + " connections", busy);
        }
    }

    private static Part part(ServerProcess server, Account caller, List<Account> accounts, int seconds)
            throws Exception {
        try (SteadyLogins logins = new SteadyLogins(server.port(), accounts)) {
            Latencies latencies = OpenLoop.run(server.port(), caller.hello(), PER_SECOND, seconds);
            return new Part(latencies, logins.perSecond());
        }
    }

    private static void print(String name, String logins, List<Part> parts) {
        Latencies all = Latencies.all(parts.stream().map(Part::latencies).toList());
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %.2f | %.2f |%n",
                name,
                logins,
                parts.stream().mapToDouble(Part::logins).average().orElseThrow(),
                all.quantile(0.5) / 1e3,
                all.quantile(0.99) / 1e3,
                all.quantile(1) / 1e3);
    }
}
