package com.jsonexpress.identity.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An executable jar on a free port of this machine. Linux only: its figures are read from {@code /proc}. */
public final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final int POLL_MILLIS = 5;
    /** Of the kernel's figures in {@code /proc/PID/stat}; Linux has had no other value for decades. */
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final int port;
    private final long begin;

    private ServerProcess(Process process, int port, long begin) {
        this.process = process;
        this.port = port;
        this.begin = begin;
    }

    /** Starts it with these options of the JVM, on the JDK that runs this. */
    public static ServerProcess start(Path jar, List<String> options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", Integer.toString(port));
        long begin = System.nanoTime();
        return new ServerProcess(builder.start(), port, begin);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Seconds from the start of the process until {@code GET /hello} is answered. */
    public double awaitAnswer() throws IOException, InterruptedException {
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException(
                        "no answer from " + process.info().commandLine().orElse("a process that ended"));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Of all threads, since the start. */
    public double processorSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // from the third field on
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    public double residentMegabytes() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether {@code GET /hello} is answered: with 200, or with 401 by an application that asks who calls. */
    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 200 ") && !answer.startsWith("HTTP/1.1 401 ")) {
                throw new IllegalStateException("not an answer of the application: " + answer);
            }
            return true;
        } catch (java.net.ConnectException notYet) {
            return false;
        }
    }
}
