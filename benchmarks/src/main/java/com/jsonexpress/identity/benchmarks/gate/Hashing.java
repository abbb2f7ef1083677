package com.jsonexpress.identity.benchmarks.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Logins per second, as function calls, beside the hashes per second of the C library alone, in turns in one process: by 1, 2
 * and 16 callers, by 256 with a line that holds them all, and by 256 with the default line of 64, which refuses the rest. The
 * library alone runs on as many threads as there are callers, and at most as there are processors. Prints Markdown; the
 * arguments are rounds (7) and seconds of a turn (3).
 */
public final class Hashing {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private record Row(String callers, int count, double target, Logins engine, List<Turn> library, List<Turn> logins) {

        Row(String callers, int count, double target, Logins engine) {
            this(callers, count, target, engine, new ArrayList<>(), new ArrayList<>());
        }

        void run(long seconds, boolean counts) throws Exception {
            Turn alone = Turn.of(Math.min(count, PROCESSORS), seconds, caller -> RawHash.compute());
            Turn whole = Turn.of(count, seconds, engine::run);
            if (counts) {
                library.add(alone);
                logins.add(whole);
            }
        }

        double[] ratios() {
            return IntStream.range(0, logins.size())
                    .mapToDouble(i -> logins.get(i).perSecond() / library.get(i).perSecond())
                    .sorted()
                    .toArray();
        }
    }

    private Hashing() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 3;
        try (Logins usual = Logins.start(64, "3s");
                Logins patient = Logins.start(256, "60s")) {
            List<Row> rows = List.of(
                    new Row("1", 1, 0.97, usual),
                    new Row("2", 2, 0.97, usual),
                    new Row("16", 16, 0.97, usual),
                    new Row("256, all may wait", 256, 0.97, patient),
                    new Row("256, 64 may wait", 256, 0.90, usual));
            // the first round is the compiler's
            for (int round = 0; round <= rounds; round++) {
                for (Row row : rows) {
                    row.run(seconds, round > 0);
                }
                System.err.println("round " + round + " of " + rounds);
            }
            print(rows);
        }
    }

    private static void print(List<Row> rows) {
        System.out.println("| callers | library alone, hashes/s | logins/s | ratio (least–most) | target | refused/s"
                + " | processor per hash, ms | per login, ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Row row : rows) {
            double[] ratios = row.ratios();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.3f (%.3f–%.3f) | %.2f | %,.0f | %.1f | %.1f |%n",
                    row.callers(),
                    median(row.library(), Turn::perSecond),
                    median(row.logins(), Turn::perSecond),
                    ratios[ratios.length / 2],
                    ratios[0],
                    ratios[ratios.length - 1],
                    row.target(),
                    median(row.logins(), Turn::refusedPerSecond),
                    median(row.library(), Turn::processor),
                    median(row.logins(), Turn::processor));
        }
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.stream().mapToDouble(figure).sorted().toArray()[turns.size() / 2];
    }
}
