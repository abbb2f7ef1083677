package com.jsonexpress.identity.it.load;

import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.password.HashImplementation;
import com.jsonexpress.identity.core.password.Hashers;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.load.Connection.Timed;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.testkit.Race;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Security-bar 7: 256 logins at once, with the real argon2 and over real HTTP, on default settings, but that a hash may
 * wait for longer. The times are printed and judged by nobody: clients and server share this process and its cores.
 */
@Asvs("15.2.2")
class LoginBurstTest {
    private static final int LOGINS = 256;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long MIB = 1024 * 1024;
    /** Threads, sockets and heap of server and clients, which share this process; 256 hashes at once take 4.9 GB. */
    private static final long SLACK = 400 * MIB;

    private final CountingHasher hasher = new CountingHasher(Hashers.choose(HashImplementation.AUTO));

    @Test
    void logins_256AtOnce_areBoundedAndRefusedFastWhileTokensGoOn() {
        try (JdkServer server = start()) {
            Client client = new Client(HttpTransport.to(server.port()));
            String token = client.register("ada@example.com").string("accessToken");
            Burst burst = burst(server.port(), token);
            burst.print(hasher);

            assertThat(hasher.most()).as("hashes at once").isBetween(1, CORES);
            assertThat(burst.answers).extracting(Timed::status).containsOnly(200, 503);
            assertThat(burst.answers).extracting(Timed::status).contains(200, 503);
            List<Timed> refused = burst.refusedAtOnce();
            assertThat(refused).as("refused at once").hasSizeGreaterThan(LOGINS / 4);
            assertThat(refused).allMatch(Timed::retryAfter);
            assertThat(burst.reads).extracting(Timed::status).containsOnly(200);
            assertThat(burst.growth).as("growth of the process").isLessThan(CORES * 19 * MIB + SLACK);
            assertThat(client.login("ada@example.com", Client.PASSWORD).status())
                    .as("afterwards")
                    .isEqualTo(200);
        }
    }

    private JdkServer start() {
        return JdkHost.create()
                .settings(IdentitySettings.none()
                        .codeOnly()
                        .set("jex.auth.secret", App.SECRET)
                        .set("jex.auth.hash.timeout", "10s")
                        .part(hasher)
                        .part(new Mailbox()))
                .get("/hello", signedIn(), request -> Response.text("hello"))
                .port(0)
                .start();
    }

    private record Burst(List<Timed> answers, List<Timed> reads, long growth, double stretch) {
        /** Without those that waited for a place until their time was over. */
        List<Timed> refusedAtOnce() {
            return answers.stream()
                    .filter(answer -> answer.status() == 503 && answer.took().toMillis() < 9_900)
                    .toList();
        }

        void print(CountingHasher hasher) {
            List<Timed> refused = refusedAtOnce();
            System.out.printf(
                    "Burst: %d of %d signed in, %d refused at once (p50 %d ms, p90 %d ms), at most %d hashes at once by"
                            + " %s; %d reads meanwhile (p50 %d ms, p90 %d ms); process grew by %d MiB; machine"
                            + " %.1f times slower than alone%n",
                    answers.stream().filter(answer -> answer.status() == 200).count(),
                    answers.size(),
                    refused.size(),
                    percentile(refused, 50).toMillis(),
                    percentile(refused, 90).toMillis(),
                    hasher.most(),
                    hasher.name(),
                    reads.size(),
                    percentile(reads, 50).toMillis(),
                    percentile(reads, 90).toMillis(),
                    growth / MIB,
                    stretch);
        }
    }

    private static Burst burst(int port, String token) {
        String login = "{\"email\":\"ada@example.com\",\"password\":\"" + Client.PASSWORD + "\"}";
        List<Connection> connections = new ArrayList<>();
        try (Race race = new Race(LOGINS);
                Connection reader = new Connection(port)) {
            List<Callable<Timed>> warmUps = new ArrayList<>();
            List<Callable<Timed>> logins = new ArrayList<>();
            for (int i = 0; i < LOGINS; i++) {
                Connection connection = new Connection(port);
                connections.add(connection);
                warmUps.add(() -> connection.get("/hello", token));
                logins.add(() -> connection.post("/auth/login", login));
            }
            race.round(warmUps);
            race.round(logins); // the first burst of a JVM measures its compiler
            double stretch = stretch();
            long before = residentBytes();
            AtomicLong peak = new AtomicLong(before);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<List<Timed>> reads = CompletableFuture.supplyAsync(() -> {
                List<Timed> answers = new ArrayList<>();
                while (!over.get()) {
                    answers.add(reader.get("/hello", token));
                    peak.accumulateAndGet(residentBytes(), Math::max);
                }
                return answers;
            });
            List<Timed> answers = race.round(logins);
            over.set(true);
            return new Burst(answers, reads.join(), peak.get() - before, stretch);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static Duration percentile(List<Timed> times, int percent) {
        List<Duration> sorted = times.stream().map(Timed::took).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** How many times longer computing takes than it should, because others use this machine. */
    private static double stretch() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Race race = new Race(CORES)) {
            return race
                    .round(() -> {
                        long wall = System.nanoTime();
                        long cpu = threads.getCurrentThreadCpuTime();
                        while (threads.getCurrentThreadCpuTime() - cpu < 100_000_000) {
                            Thread.onSpinWait();
                        }
                        return (System.nanoTime() - wall) / 100_000_000.0;
                    })
                    .stream()
                    .mapToDouble(ratio -> Math.max(1, ratio))
                    .max()
                    .orElse(1);
        }
    }

    private static long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // no Linux: growth is not judged
        }
    }
}
