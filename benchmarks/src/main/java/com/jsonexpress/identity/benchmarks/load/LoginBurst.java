package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * 256 logins at once with the right password, on default settings: how many are served, and how soon the others are
 * refused. Of a process that has just given its first answer, of one that was given time, and of that one again; and of one
 * to which all connections come at the same moment. In the root of the repository, after {@code package}; the argument is
 * the number of starts (5). Prints Markdown.
 */
public final class LoginBurst {
    private static final int LOGINS = 256;
    private static final long REST_MILLIS = 5_000;
    /** In which the server accepts the connections. */
    private static final long ACCEPT_MILLIS = 500;
    /** Who is refused later had a place in the line, and waited in vain for as long as one may wait. */
    private static final double WAITED_MILLIS = 2_900;

    private record Answer(int status, double millis) {
        boolean refusedAtOnce() {
            return status == 503 && millis < WAITED_MILLIS;
        }
    }

    private LoginBurst() {}

    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        bursts("quickstart", 0, ACCEPT_MILLIS, 3); // for the compiler of this process
        System.out.println(
                "| server | burst | signed in | refused after waiting | refused at once | p50, ms | p99, ms |"
                        + " longest, ms | within 100 ms |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        for (String example : List.of("quickstart", "servlet", "javalin", "spring-boot")) {
            List<List<Answer>> atOnce = new ArrayList<>();
            List<List<Answer>> rested = new ArrayList<>();
            List<List<Answer>> again = new ArrayList<>();
            List<List<Answer>> opened = new ArrayList<>();
            for (int start = 0; start < starts; start++) {
                atOnce.addAll(bursts(example, 0, ACCEPT_MILLIS, 1));
                List<List<Answer>> two = bursts(example, REST_MILLIS, ACCEPT_MILLIS, 2);
                rested.add(two.get(0));
                again.add(two.get(1));
                opened.addAll(bursts(example, REST_MILLIS, 0, 1));
            }
            print(example, "after the first answer", atOnce);
            print(example, "after 5 s", rested);
            print(example, "the next after that", again);
            print(example, "after 5 s, with connections not yet accepted", opened);
        }
    }

    private static void print(String example, String when, List<List<Answer>> bursts) {
        List<Answer> all = bursts.stream().flatMap(List::stream).toList();
        double[] refused = all.stream()
                .filter(Answer::refusedAtOnce)
                .mapToDouble(Answer::millis)
                .sorted()
                .toArray();
        double each = bursts.size();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f %% |%n",
                example,
                when,
                all.stream().filter(answer -> answer.status() == 200).count() / each,
                all.stream()
                                .filter(answer -> answer.status() == 503 && !answer.refusedAtOnce())
                                .count()
                        / each,
                refused.length / each,
                refused[refused.length / 2],
                refused[refused.length * 99 / 100],
                refused[refused.length - 1],
                100.0 * Arrays.stream(refused).filter(millis -> millis < 100).count() / refused.length);
    }

    /** So many, one after another, in one process. */
    private static List<List<Answer>> bursts(String example, long rest, long accept, int count) throws Exception {
        Path jar = Path.of("examples", example, "target", example + ".jar");
        try (ServerProcess server = ServerProcess.start(jar, List.of("-Djex.auth.secret=" + Target.SECRET))) {
            server.awaitAnswer();
            byte[] login = Account.signedIn(server.port(), 0).login();
            Thread.sleep(rest);
            List<List<Answer>> bursts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                bursts.add(burst(server.port(), login, accept));
            }
            return bursts;
        }
    }

    private static List<Answer> burst(int port, byte[] login, long accept) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LOGINS);
        List<Connection> connections = new ArrayList<>();
        try {
            CountDownLatch ready = new CountDownLatch(LOGINS);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < LOGINS; i++) {
                Connection connection = new Connection(port);
                connections.add(connection);
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return logIn(connection, login);
                }));
            }
            ready.await();
            Thread.sleep(accept);
            go.countDown();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Answer logIn(Connection connection, byte[] login) throws IOException {
        long begin = System.nanoTime();
        String answer = connection.exchange(login);
        double millis = (System.nanoTime() - begin) / 1e6;
        int status = Integer.parseInt(answer.substring(9, 12));
        if (status != 200 && !(status == 503 && answer.toLowerCase(Locale.ROOT).contains("\r\nretry-after:"))) {
            throw new IOException("neither signed in nor refused for a while: " + answer);
        }
        return new Answer(status, millis);
    }
}
