package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.IKvStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The races of {@link KvStoreContract}: of many callers exactly one wins. */
abstract class KvStoreRaces extends ProviderContract<IKvStore> {
    static final Duration LONG = Duration.ofDays(1);
    private static final int THREADS = 64;

    KvStoreRaces() {
        super(IKvStore.class);
    }

    /** How often each race is run. */
    protected int rounds() {
        return 1000;
    }

    /** A life that ends within a test. */
    protected Duration life() {
        return timeCanBeMoved() ? Duration.ofMinutes(10) : Duration.ofSeconds(1);
    }

    @Test
    void take_manyAtOnce_oneGetsTheValue() {
        race(stores -> {
            stores.get(0).set("a", bytes("1"), LONG);
            return kv -> kv.take("a").isPresent();
        });
    }

    @Test
    void setIfAbsent_manyAtOnce_oneIsTold() {
        race(stores -> {
            stores.get(0).delete("a");
            return kv -> kv.setIfAbsent("a", bytes("1"), LONG);
        });
    }

    @Test
    void setIfAbsent_manyAtOnceOverAnEndedValue_oneIsTold() {
        int rounds = timeCanBeMoved() ? rounds() : 1;
        race(rounds, stores -> {
            stores.get(0).set("a", bytes("0"), life());
            pass(life());
            return kv -> kv.setIfAbsent("a", bytes("1"), LONG);
        });
    }

    @Test
    void replace_manyAtOnce_oneIsTold() {
        race(stores -> {
            stores.get(0).set("a", bytes("0"), LONG);
            return kv ->
                    kv.replace("a", bytes("0"), bytes(Thread.currentThread().getId() + ""), LONG);
        });
    }

    @Test
    void replaceAndTake_manyAtOnce_takenValueStaysGone() {
        List<IKvStore> stores = startShared();
        try (Race race = new Race(THREADS)) {
            for (int round = 0; round < rounds(); round++) {
                stores.get(0).set("a", bytes("0"), LONG);
                List<Callable<Boolean>> tasks = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    IKvStore kv = stores.get(i % stores.size());
                    tasks.add(
                            i % 2 == 0
                                    ? () -> kv.take("a").isPresent()
                                    : () -> kv.replace("a", bytes("0"), bytes("1"), LONG));
                }
                List<Boolean> told = race.round(tasks);
                long takes = IntStream.range(0, THREADS)
                        .filter(i -> i % 2 == 0 && told.get(i))
                        .count();
                long replaces = IntStream.range(0, THREADS)
                        .filter(i -> i % 2 == 1 && told.get(i))
                        .count();
                assertThat(takes).isEqualTo(1);
                assertThat(replaces).isLessThanOrEqualTo(1);
                assertThat(stores.get(0).get("a")).isEmpty();
            }
        }
    }

    @Test
    void increment_manyAtOnce_tellsEverySumOnce() {
        List<IKvStore> stores = startShared();
        List<Long> expected = LongStream.rangeClosed(1, THREADS).boxed().toList();
        try (Race race = new Race(THREADS)) {
            for (int round = 0; round < rounds(); round++) {
                stores.get(0).delete("a");
                List<Long> sums = race.round(spread(stores, kv -> kv.increment("a", LONG)));
                assertThat(sums).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(stores.get(0).get("a").map(value -> new String(value, UTF_8)))
                .isEqualTo(Optional.of("" + THREADS));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void race(Function<List<IKvStore>, Function<IKvStore, Boolean>> prepared) {
        race(rounds(), prepared);
    }

    private void race(int rounds, Function<List<IKvStore>, Function<IKvStore, Boolean>> prepared) {
        List<IKvStore> stores = startShared();
        try (Race race = new Race(THREADS)) {
            for (int round = 0; round < rounds; round++) {
                List<Boolean> told = race.round(spread(stores, prepared.apply(stores)));
                assertThat(told).as("round %d", round).containsOnlyOnce(true);
            }
        }
    }

    private static <T> List<Callable<T>> spread(List<IKvStore> stores, Function<IKvStore, T> operation) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            IKvStore kv = stores.get(i % stores.size());
            tasks.add(() -> operation.apply(kv));
        }
        return tasks;
    }
}
