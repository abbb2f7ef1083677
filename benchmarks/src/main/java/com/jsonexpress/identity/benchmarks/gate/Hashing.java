package com.jsonexpress.identity.benchmarks.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Logins per second, as function calls, beside the hashes per second of the C library alone before and after, in turns in one process: by 1, 2
 * and 16 callers, by 256 with a line that holds them all, and by 256 with the default line of 64, which refuses the rest. The
 * library alone runs on as many threads as there are callers, and at most as there are processors. Prints Markdown; the
 * arguments are rounds (25) and seconds of a turn (1).
 */
public final class Hashing {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int WARM_UP = 30_000;
    private static final int COMPILER_SECONDS = 45;

    private record Row(String callers, int count, double target, Logins engine, List<Turn> library, List<Turn> logins) {

        Row(String callers, int count, double target, Logins engine) {
            this(callers, count, target, engine, new ArrayList<>(), new ArrayList<>());
        }

        void run(long seconds) throws Exception {
            Turn before = alone(seconds);
            logins.add(Turn.of(count, seconds, engine::run));
            library.add(Turn.mean(before, alone(seconds)));
        }

        private Turn alone(long seconds) throws Exception {
            return Turn.of(Math.min(count, PROCESSORS), seconds, caller -> RawHash.compute());
        }
    }

    private Hashing() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25;
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        System.err.printf(Locale.ROOT, "a login without its hash: %.0f microseconds%n", Logins.warmUp(WARM_UP));
        try (Logins usual = Logins.start(64, "3s");
                Logins patient = Logins.start(256, "60s")) {
            List<Row> rows = List.of(
                    new Row("1", 1, 0.97, usual),
                    new Row("2", 2, 0.97, usual),
                    new Row("16", 16, 0.97, usual),
                    new Row("256, all may wait", 256, 0.97, patient),
                    new Row("256, 64 may wait", 256, 0.90, usual));
            // with the real hash the compiler looks at the way of a login once more
            for (Logins each : List.of(usual, patient)) {
                Turn.of(16, COMPILER_SECONDS, each::run);
            }
            for (int round = 1; round <= rounds; round++) {
                for (Row row : rows) {
                    row.run(seconds);
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
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %s | %.2f | %,.0f | %.1f | %.1f |%n",
                    row.callers(),
                    Turn.median(row.library(), Turn::perSecond),
                    Turn.median(row.logins(), Turn::perSecond),
                    Turn.ratio(row.logins(), row.library()),
                    row.target(),
                    Turn.median(row.logins(), Turn::refusedPerSecond),
                    Turn.median(row.library(), Turn::processor),
                    Turn.median(row.logins(), Turn::processor));
        }
    }
}
