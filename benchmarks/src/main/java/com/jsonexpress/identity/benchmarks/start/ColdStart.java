package com.jsonexpress.identity.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts each example and the same application without the library in turns, and prints one table of medians. In the root of the
 * repository, after {@code package}; the arguments are the number of rounds, and {@code archive} where both are to start with
 * an archive of their classes (JEP 350). Linux only: memory and processor time are read from {@code /proc}.
 */
public final class ColdStart {
    private static final int ROUNDS = 5;

    private ColdStart() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        List<Pair> pairs = List.of(
                Pair.of("JDK host", "jdk", "quickstart"),
                Pair.of("Tomcat 10.1, servlet", "servlet", "servlet"),
                Pair.of("Javalin 7", "javalin", "javalin"),
                Pair.of("Spring Boot 4.1", "spring-boot", "spring-boot"));
        for (Pair pair : pairs) {
            pair.prepare(arguments.length > 1 && arguments[1].equals("archive"));
        }
        // the first round brings the jars into the cache of the file system, and counts for nothing
        for (int round = 0; round <= rounds; round++) {
            for (Pair pair : pairs) {
                Sample without = Sample.of(pair.without());
                Sample with = Sample.of(pair.with());
                System.err.printf("round %d of %d, %s: %s, with the library %s%n", round, rounds, pair, without, with);
                if (round > 0) {
                    pair.plain().add(without);
                    pair.guarded().add(with);
                }
            }
        }
        System.out.println(Table.of(pairs));
    }

    /** An application in its two forms. */
    record Pair(String name, Path without, Path with, List<Sample> plain, List<Sample> guarded) {

        static Pair of(String name, String without, String with) {
            return new Pair(
                    name,
                    Path.of("benchmarks/plain", without, "target/plain.jar"),
                    Path.of("examples", with, "target", with + ".jar"),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        /** An archive of another run, perhaps of another JDK, is none of this one's. */
        void prepare(boolean archive) throws IOException, InterruptedException {
            for (Path jar : List.of(without, with)) {
                Files.deleteIfExists(Sample.archiveOf(jar));
                if (archive) {
                    Sample.archive(jar);
                }
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
