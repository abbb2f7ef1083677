package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.gate.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The medians as a table in Markdown; a ratio is that of two servers in the same round, with the least and the most. */
final class Table {
    private static final String HEAD = """
            | server | requests/s | of %s | p50, µs | p99, µs | processor, µs per request | allocated, bytes per request | memory, MB |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final List<Turn> hashes;
    private final Scenario scenario;
    private final StringBuilder text = new StringBuilder();

    private Table(Scenario scenario, List<Turn> hashes) {
        this.scenario = scenario;
        this.hashes = hashes;
    }

    static String of(Scenario scenario, List<List<Target>> groups, List<Turn> hashes) {
        Table table = new Table(scenario, hashes);
        String floor = scenario.hashes() ? "its bare server and the raw hash" : "its bare server";
        table.text.append(String.format(Locale.ROOT, HEAD, floor));
        for (List<Target> group : groups) {
            group.forEach(each -> table.row(each, group.get(0)));
        }
        if (scenario.hashes()) {
            table.text.append(String.format(
                    Locale.ROOT,
                    "| the C library alone, hashes | %.1f | | | | | | |%n",
                    median(hashes, Turn::perSecond)));
        }
        return table.text.toString();
    }

    private void row(Target target, Target bare) {
        double memory = median(target.rounds(), Round::resident);
        text.append(String.format(
                Locale.ROOT,
                "| %s | %,.1f | %s | %,.0f | %,.0f | %,.1f | %,.0f | %.0f (× %.2f) |%n",
                target.name(),
                median(target.rounds(), Round::perSecond),
                target.isBare() && (scenario.hashes() || target == bare) ? "" : ratios(target, bare),
                median(target.rounds(), Round::p50),
                median(target.rounds(), Round::p99),
                median(target.rounds(), Round::processor),
                target.allocated(),
                memory,
                memory / median(bare.rounds(), Round::resident)));
    }

    private String ratios(Target target, Target bare) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < target.rounds().size(); i++) {
            double hash = scenario.hashes() ? hashes.get(i).perSecond() : Double.NaN;
            double floor = scenario.floor(bare.rounds().get(i).perSecond(), hash);
            ratios.add(target.rounds().get(i).perSecond() / floor);
        }
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f)",
                median(ratios, Double::doubleValue),
                Collections.min(ratios),
                Collections.max(ratios));
    }

    private static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
        double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
