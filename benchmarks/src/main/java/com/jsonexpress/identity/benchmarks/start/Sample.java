package com.jsonexpress.identity.benchmarks.start;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** So that the request comes as far as the application, as it does without the library. */
    private static final String EXCLUDED = "-Djex.auth.exclude=/hello";

    /** Starts it once to write its classes into an archive, which {@link #of} takes where it is there. */
    static void archive(Path jar) throws IOException, InterruptedException {
        try (ServerProcess server =
                ServerProcess.start(jar, List.of(EXCLUDED, "-XX:ArchiveClassesAtExit=" + archiveOf(jar)))) {
            server.awaitAnswer();
        }
    }

    static Sample of(Path jar) throws IOException, InterruptedException {
        Path archive = archiveOf(jar);
        List<String> options =
                Files.exists(archive) ? List.of(EXCLUDED, "-XX:SharedArchiveFile=" + archive) : List.of(EXCLUDED);
        try (ServerProcess server = ServerProcess.start(jar, options)) {
            double seconds = server.awaitAnswer();
            double processor = server.processorSeconds();
            double then = server.residentMegabytes();
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return new Sample(seconds, processor, then, server.residentMegabytes());
        }
    }

    static Path archiveOf(Path jar) {
        return jar.resolveSibling("classes.jsa");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f s, %.2f s of processor, %.0f MB, %.0f MB", seconds, processor, then, later);
    }
}
