package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.core.spi.IKvStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of {@link KvStoreContract} about all operations at once: each is one atomic step. */
abstract class KvStoreHistories extends KvStoreRaces {
    private static final List<String> KEYS = List.of("a", "b", "c");

    /** How many short concurrent histories are recorded and judged; the system property {@code histories} overrules it. */
    protected int histories() {
        return 5 * rounds();
    }

    @Test
    void operations_manyAtOnce_areLinearizable() {
        List<IKvStore> stores = startShared();
        try (Histories<IKvStore, Map<String, String>> histories = new Histories<>(stores)) {
            int count = Histories.count(histories());
            for (int round = 0; round < count; round++) {
                Random dice = new Random(round);
                List<String> keys = KEYS.subList(0, 1 + round % KEYS.size());
                keys.forEach(stores.get(0)::delete);
                histories.check(
                        Map.of(),
                        IntStream.range(0, Histories.THREADS)
                                .mapToObj(thread -> Stream.generate(() -> KvModel.any(dice, keys))
                                        .limit(Histories.OPERATIONS)
                                        .toList())
                                .toList(),
                        keys.stream().map(KvModel::get).toList());
            }
        }
    }
}
