package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the {@link Application}. What it prints is kept below {@link #OUTPUTS}. */
final class Instance implements AutoCloseable {
    static final Path OUTPUTS = Path.of("target", "instances");

    /** Of a machine that does something else besides. */
    static final Duration BOOT = Duration.ofMinutes(10);

    private static final int LARGEST_POOL = 4;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern PORT = Pattern.compile("(?m)^port (\\d+)\\.$");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^  password: (\\S+)$");

    private final Path output;
    private final Process process;

    private Instance(Map<String, String> keys) {
        try {
            Files.createDirectories(OUTPUTS);
            output = OUTPUTS.resolve(NUMBER.incrementAndGet() + "-output.txt");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-Dorg.slf4j.simpleLogger.log.com.jsonexpress=info",
                            "-Djava.io.tmpdir=" + Path.of("target").toAbsolutePath(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Application.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(keys);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that waits for {@link #go}. */
    static Instance loaded(Map<String, String> keys) {
        Instance instance = new Instance(keys);
        instance.await("loaded");
        return instance;
    }

    /** One that serves. */
    static Instance start(Map<String, String> keys) {
        Instance instance = new Instance(keys);
        instance.go();
        instance.port();
        return instance;
    }

    void go() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once it serves. */
    int port() {
        return Integer.parseInt(await(PORT).group(1));
    }

    Client client() {
        return new Client(HttpTransport.to(port()));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MatchResult await(String text) {
        return await(Pattern.compile(Pattern.quote(text)));
    }

    MatchResult await(Pattern pattern) {
        Patience.until(BOOT, pattern.pattern(), () -> {
            boolean found = pattern.matcher(output()).find();
            assertThat(found || process.isAlive()).as(output()).isTrue();
            return found;
        });
        Matcher matcher = pattern.matcher(output());
        assertThat(matcher.find()).isTrue();
        return matcher.toMatchResult();
    }

    /** The password of the first admin, where this process has told it. */
    Optional<String> toldPassword() {
        return PASSWORD.matcher(output())
                .results()
                .map(told -> Secrets.note(told.group(1)))
                .findFirst();
    }

    /** How often it told one. */
    long passwordsTold() {
        return PASSWORD.matcher(output()).results().count();
    }

    /** Signs the first admin in. */
    static String admin(Client client, String password) {
        Answer answer = client.login("admin@local", password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.string("accessToken");
    }

    /** The id of the user with this address, who must be there. */
    static String idOf(Client client, String admin, String email) {
        if (client.get("/users?email=" + email, admin).at("items") instanceof List<?> items
                && !items.isEmpty()
                && items.get(0) instanceof Map<?, ?> user
                && user.get("id") instanceof String id) {
            return id;
        }
        throw new AssertionError("no user " + email);
    }

    /** Whether there are not more threads of a kind than before; a pool may have filled up meanwhile. */
    boolean hasThreadsAs(Map<String, Integer> before) {
        return threads().entrySet().stream()
                .allMatch(kind -> kind.getValue()
                        <= Math.max(
                                before.getOrDefault(kind.getKey(), 0),
                                kind.getKey().contains("#") ? LARGEST_POOL : 0));
    }

    /** How many threads there are of each kind: a name without its numbers. Those of HTTP come and go with requests. */
    Map<String, Integer> threads() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (String name : client().get("/threads", "").text().split("\n")) {
            String kind = name.replaceAll("\\d+", "#");
            if (!kind.startsWith("identity-http") && !kind.isEmpty()) {
                kinds.merge(kind, 1, Integer::sum);
            }
        }
        return kinds;
    }

    /** {@code kill -9}. */
    void kill() {
        process.toHandle().destroyForcibly();
        await(process);
    }

    private static void await(Process process) {
        try {
            assertThat(process.waitFor(BOOT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** In order, as long as it can. */
    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                process.getOutputStream().close();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (IOException e) {
                kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
