package com.jsonexpress.identity.benchmarks.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One start of an application.
 *
 * @param seconds from starting the process to the first answer
 * @param processor seconds of processor time, of all threads, until then
 * @param then resident memory at that answer, in MB
 * @param later the same after {@value #IDLE_SECONDS} s without a request
 */
record Sample(double seconds, double processor, double then, double later) {
    static final int IDLE_SECONDS = 5;
    private static final int PATIENCE_SECONDS = 120;
    private static final int POLL_MILLIS = 5;
    /** Of the kernel's figures in {@code /proc/PID/stat}; Linux has had no other value for decades. */
    private static final double TICKS_PER_SECOND = 100;

    static Sample of(Path jar) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // so that the request comes as far as the application, as it does without the library
                        "-Djex.auth.exclude=/hello",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", Integer.toString(port));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            awaitAnswer(process, port, begin);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double processor = processorSeconds(process.pid());
            double then = residentMegabytes(process.pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return new Sample(seconds, processor, then, residentMegabytes(process.pid()));
        } finally {
            end(process);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(Process process, int port, long begin) throws IOException, InterruptedException {
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException(
                        "no answer from " + process.info().commandLine().orElse("a process that ended"));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Whether {@code GET /hello} is answered: with 200, or with 401 by an application that asks who calls. */
    private static boolean answers(int port) throws IOException {
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

    private static double processorSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // from the third field on
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f s, %.2f s of processor, %.0f MB, %.0f MB", seconds, processor, then, later);
    }
}
