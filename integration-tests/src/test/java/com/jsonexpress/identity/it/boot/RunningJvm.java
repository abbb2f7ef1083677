package com.jsonexpress.identity.it.boot;

import static org.awaitility.Awaitility.await;

import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** An application as a process of its own, in a folder of its own, until it is asked to end. Output and errors are one text. */
public final class RunningJvm implements AutoCloseable {
    private final Process process;
    private final Path output;

    /**
     * Starts {@code java} with these arguments, and waits for nothing.
     *
     * @param environment beside that of this process, of which what would configure the application is left out
     */
    public RunningJvm(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).matches("port|(jex|spring|server).*"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** A port that was free a moment ago, and is not among those that the system hands out by itself. */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(23_000, 26_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it
            }
        }
    }

    /** Talks to it, once identity answers at this port. */
    public Client awaitAnswer(int port) {
        Client client = new Client(HttpTransport.to(port));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .failFast("it has ended: " + output, () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> client.get("/auth/me", "").status() == 401);
        return client;
    }

    /** Asks it to end, as an operator would, and waits for that; the status that it ends with. */
    public int end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
