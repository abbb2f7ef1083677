package com.jsonexpress.identity.benchmarks.start;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.io.IOException;
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

    static Sample of(Path jar) throws IOException, InterruptedException {
        // so that the request comes as far as the application, as it does without the library
        try (ServerProcess server = ServerProcess.start(jar, List.of("-Djex.auth.exclude=/hello"))) {
            double seconds = server.awaitAnswer();
            double processor = server.processorSeconds();
            double then = server.residentMegabytes();
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return new Sample(seconds, processor, then, server.residentMegabytes());
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f s, %.2f s of processor, %.0f MB, %.0f MB", seconds, processor, then, later);
    }
}
