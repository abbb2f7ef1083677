package com.jsonexpress.identity.benchmarks.kv;

import com.jsonexpress.identity.benchmarks.gate.Turn;
import com.jsonexpress.identity.benchmarks.server.RedisProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a refresh does in the key-value store – read the session, replace it if it is still the same – by the provider on Redis, beside
 * Lettuce alone with the same two commands, and with {@code GETDEL} and {@code SET}: in turns, by 1, 16 and 64 callers, on one
 * Redis of its own. Prints Markdown; the arguments are rounds (7) and seconds of a turn (2).
 */
public final class RedisPairs {
    private static final int MOST = 64;

    private record Row(int callers, List<Turn> provider, List<Turn> same, List<Turn> pair) {
        Row(int callers) {
            this(callers, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private RedisPairs() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2;
        List<Row> rows = List.of(new Row(1), new Row(16), new Row(MOST));
        try (RedisProcess redis = RedisProcess.start();
                Provider provider = new Provider(redis.url(), MOST);
                RawClient client = new RawClient(redis.url(), MOST)) {
            // the first round is the compiler's
            for (int round = 0; round <= rounds; round++) {
                for (Row row : rows) {
                    Turn ours = Turn.of(row.callers(), seconds, provider::refresh);
                    Turn same = Turn.of(row.callers(), seconds, client::same);
                    Turn pair = Turn.of(row.callers(), seconds, client::pair);
                    if (round > 0) {
                        row.provider().add(ours);
                        row.same().add(same);
                        row.pair().add(pair);
                    }
                }
                System.err.println("round " + round + " of " + rounds);
            }
        }
        System.out.println("| callers | provider, refreshes/s | Lettuce, the same commands | ratio (least–most)"
                + " | Lettuce, GETDEL and SET | ratio (least–most) |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        rows.forEach(RedisPairs::print);
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %s | %,.0f | %s |%n",
                row.callers(),
                Turn.median(row.provider(), Turn::perSecond),
                Turn.median(row.same(), Turn::perSecond),
                Turn.ratio(row.provider(), row.same()),
                Turn.median(row.pair(), Turn::perSecond),
                Turn.ratio(row.provider(), row.pair()));
    }
}
