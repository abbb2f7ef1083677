package com.jsonexpress.identity.benchmarks.start;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The medians as a table in Markdown. */
final class Table {
    private static final String HEAD = """
            | application | library | first answer, s | processor time, s | memory then, MB | %d s later, MB |
            |---|---|---:|---:|---:|---:|
            """;

    private Table() {}

    static String of(List<ColdStart.Pair> pairs) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, HEAD, Sample.IDLE_SECONDS));
        for (ColdStart.Pair pair : pairs) {
            table.append(row(pair.name(), "without", pair.plain()))
                    .append(row("", "with", pair.guarded()))
                    .append(difference(pair));
        }
        return table.toString();
    }

    private static String row(String name, String library, List<Sample> samples) {
        return "| " + name + " | " + library + " | " + spread("%.2f", samples, Sample::seconds) + " | "
                + spread("%.2f", samples, Sample::processor) + " | " + spread("%.0f", samples, Sample::then) + " | "
                + spread("%.0f", samples, Sample::later) + " |\n";
    }

    private static String difference(ColdStart.Pair pair) {
        return "| | *more* | " + more("%+.2f", pair, Sample::seconds) + " | " + more("%+.2f", pair, Sample::processor)
                + " | " + more("%+.0f", pair, Sample::then) + " | " + more("%+.0f", pair, Sample::later) + " |\n";
    }

    private static String spread(String form, List<Sample> samples, ToDoubleFunction<Sample> figure) {
        double[] sorted = sorted(samples, figure);
        return String.format(
                Locale.ROOT,
                form + " (" + form + "–" + form + ")",
                median(sorted),
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private static String more(String form, ColdStart.Pair pair, ToDoubleFunction<Sample> figure) {
        double without = median(sorted(pair.plain(), figure));
        double with = median(sorted(pair.guarded(), figure));
        return String.format(Locale.ROOT, form + ", × %.1f", with - without, with / without);
    }

    private static double[] sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
