package com.jsonexpress.identity.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One parser and what is promised of it for every input. The normal build looks at the seeds of
 * {@code src/test/resources/seeds}, what was found earlier among them, and at mutations of them that are the same in each
 * run; {@link Jazzed} looks at what Jazzer finds by coverage.
 */
public abstract class FuzzTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 1_000);

    /** Throws where the promise is broken. */
    protected abstract void look(byte[] input) throws Exception;

    @Test
    void input_anyBytes_keepsThePromise() throws Exception {
        List<byte[]> seeds = seeds();
        for (byte[] seed : seeds) {
            look(seed);
        }
        Mutations mutations = new Mutations(seeds);
        for (int run = 0; run < RUNS; run++) {
            byte[] input = mutations.next();
            try {
                look(input);
            } catch (Throwable e) {
                throw new AssertionError("run " + run + ", input " + printed(input), e);
            }
        }
    }

    private List<byte[]> seeds() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src/test/resources/seeds", getClass().getName()))) {
            return files.sorted().map(FuzzTest::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String printed(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (byte each : input) {
            text.append(each >= ' ' && each < 0x7f ? String.valueOf((char) each) : String.format("\\x%02x", each));
        }
        return text.toString();
    }
}
