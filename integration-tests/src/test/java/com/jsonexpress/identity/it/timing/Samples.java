package com.jsonexpress.identity.it.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Times of several subjects, taken in rounds: one of each subject in every round, in an order drawn anew, so that whatever
 * slows the machine down meets all alike. A subject is compared with the first one by the differences within the rounds: their
 * median, and the interval in which the true median lies, by order statistics (the sign test turned round), which assume
 * nothing of how times are spread. Not thread-safe.
 */
final class Samples {
    /** Standard deviations on each side: one interval of 2,000 misses the truth by chance. */
    private static final double SURE = 3.5;

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    /**
     * A subject beside the first one.
     *
     * @param median of the differences, in nanoseconds, as the bounds are
     */
    record Gap(String subject, int rounds, long median, long low, long high) {
        /** Whether it is there beyond chance. */
        boolean isMeasurable() {
            return low > 0 || high < 0;
        }
    }

    void add(String subject, long time) {
        nanos.computeIfAbsent(subject, name -> new ArrayList<>()).add(time);
    }

    /** Of the first subject. */
    long median() {
        return sorted(of(first()))[of(first()).size() / 2];
    }

    /** One for each subject but the first; every one has been in as many rounds. */
    List<Gap> gaps() {
        return nanos.keySet().stream()
                .filter(subject -> !subject.equals(first()))
                .map(this::gap)
                .toList();
    }

    private Gap gap(String subject) {
        List<Long> base = of(first());
        List<Long> other = of(subject);
        int rounds = base.size();
        if (other.size() != rounds) {
            throw new IllegalStateException(subject + " was in " + other.size() + " of " + rounds + " rounds");
        }
        List<Long> differences = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            differences.add(other.get(i) - base.get(i));
        }
        long[] sorted = sorted(differences);
        int reach = (int) Math.ceil(SURE * Math.sqrt(rounds) / 2);
        return new Gap(
                subject,
                rounds,
                sorted[rounds / 2],
                sorted[Math.max(0, rounds / 2 - reach)],
                sorted[Math.min(rounds - 1, rounds / 2 + reach)]);
    }

    private String first() {
        return nanos.keySet().iterator().next();
    }

    private List<Long> of(String subject) {
        return Objects.requireNonNull(nanos.get(subject), subject);
    }

    private static long[] sorted(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
