package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much longer the first login takes in a process that was just started: one after another on one connection, by
 * somebody who has no account, for whom as much is hashed. At once after the first answer, and again in a process that
 * was given three seconds. In the root of the repository, after {@code package}; the argument is the number of starts (5).
 * Prints Markdown.
 */
public final class FirstLogins {
    private static final int LOGINS = 110;
    private static final long REST_MILLIS = 3_000;

    private FirstLogins() {}

    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| server | first login | first, ms | second, ms | tenth, ms | around the hundredth, ms | first / hundredth |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|");
        for (String example : List.of("quickstart", "servlet", "spring-boot")) {
            print(example, "at once", starts, 0);
            print(example, "after 3 s", starts, REST_MILLIS);
        }
    }

    private static void print(String example, String when, int starts, long rest) throws Exception {
        double[] first = new double[starts];
        double[] second = new double[starts];
        double[] tenth = new double[starts];
        double[] hundredth = new double[starts];
        for (int start = 0; start < starts; start++) {
            double[] logins = logins(example, rest);
            first[start] = logins[0];
            second[start] = logins[1];
            tenth[start] = logins[9];
            hundredth[start] = median(Arrays.copyOfRange(logins, 90, LOGINS));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                example,
                when,
                median(first),
                median(second),
                median(tenth),
                median(hundredth),
                median(first) / median(hundredth));
    }

    /** Milliseconds of each, in one process. */
    private static double[] logins(String example, long rest) throws Exception {
        Path jar = Path.of("examples", example, "target", example + ".jar");
        try (ServerProcess server =
                ServerProcess.start(jar, List.of("-Djex.auth.secret=" + Target.SECRET, "-Djex.limit.enabled=false"))) {
            server.awaitAnswer();
            Thread.sleep(rest);
            byte[] login = Account.stranger().login();
            double[] times = new double[LOGINS];
            try (Connection connection = new Connection(server.port())) {
                for (int i = 0; i < LOGINS; i++) {
                    long begin = System.nanoTime();
                    String answer = connection.exchange(login);
                    times[i] = (System.nanoTime() - begin) / 1e6;
                    if (!answer.startsWith("HTTP/1.1 401")) {
                        throw new IllegalStateException("not a refused login: " + answer);
                    }
                }
            }
            return times;
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
